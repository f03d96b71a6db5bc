using Hub.SharedKernel.Web;

namespace Hub.Ledger;

/// <summary>For holders of a permission.</summary>
[RequirePermission("ledger.read")]
internal sealed class SecretModel : HubPage;
