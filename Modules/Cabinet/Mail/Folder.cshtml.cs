using Hub.Cabinet.Roles;
using Hub.SharedKernel.Mail;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Cabinet.Mail;

/// <summary>Mails that were put into a folder because no server is named.</summary>
[RequirePermission(RoleCatalog.Administer)]
internal sealed class MailFolderPage(MailFolder folder) : HubPage
{
    private const int Size = 30;

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public IReadOnlyList<MailSummary> Mails { get; private set; } = [];

    public MailView? Opened { get; private set; }

    public async Task<IActionResult> OnGet(string? id, CancellationToken cancel)
    {
        if (!folder.IsUsed)
            return NotFound();
        if (id is not null)
        {
            Opened = await folder.Read(id, cancel);
            return Opened is null ? NotFound() : Page();
        }
        Number = Math.Max(1, Number);
        var page = await folder.List(Number, Size, cancel);
        (Mails, Pages) = (page.Items, (page.Total + Size - 1) / Size);
        return Page();
    }
}
