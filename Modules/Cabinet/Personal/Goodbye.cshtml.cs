using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;

namespace Hub.Cabinet.Personal;

/// <summary>Where who asked for deletion comes, signed out: how it can be undone, and what stays.</summary>
[AllowAnonymous]
internal sealed class GoodbyePage : HubPage
{
    public void OnGet() { }
}
