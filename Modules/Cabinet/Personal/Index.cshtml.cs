using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;

namespace Hub.Cabinet.Personal;

/// <summary>What the portal holds about the person and what the person can do about it.</summary>
[Authorize]
internal sealed class PersonalPage : HubPage
{
    public static IReadOnlyList<(string Page, string Key)> Parts { get; } =
        [("/Personal/Visible", "Visible"), ("/Personal/Consents", "Consents"), ("/Personal/Export", "Export"), ("/Personal/Delete", "Delete")];

    public void OnGet() { }
}
