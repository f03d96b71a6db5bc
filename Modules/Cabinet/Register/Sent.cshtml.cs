using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;

namespace Hub.Cabinet.Register;

/// <summary>What to do after a form that answers the same for every e-mail.</summary>
[AllowAnonymous]
internal sealed class SentPage : HubPage
{
    public void OnGet() { }
}
