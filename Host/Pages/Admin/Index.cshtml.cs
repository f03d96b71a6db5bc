using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Pages.Admin;

/// <summary>The administrators' door leads to the first of their pages.</summary>
[RequirePermission(AdminPages.Permission)]
internal sealed class IndexModel : HubPage
{
    public IActionResult OnGet() => RedirectToPage("/Admin/Modules");
}
