using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;

namespace Hub.Ledger;

/// <summary>Fails with something no visitor may read.</summary>
[AllowAnonymous]
internal sealed class BrokenModel : HubPage
{
    public void OnGet() => throw new InvalidOperationException("secret detail");
}
