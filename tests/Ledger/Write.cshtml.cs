using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Ledger;

/// <summary>A form with a rule that can be broken and a file that can be too large.</summary>
[AllowAnonymous]
internal sealed class WriteModel(WriteEntries write) : HubPage
{
    [BindProperty]
    public int Number { get; set; } = 7;

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public IFormFile? Paper { get; set; }

    public async Task<IActionResult> OnPost()
    {
        await write.Run(Number, 1, Text ?? "");
        return RedirectToPage("Index");
    }
}
