using Hub.Contest.Awarding;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Contest;

/// <summary>Whether a diploma is true: anybody asks by its number, from the code on it or from paper.</summary>
[AllowAnonymous]
internal sealed class DiplomaModel(ReadDiploma read) : HubPage
{
    [BindProperty(SupportsGet = true)] public string? Number { get; set; }

    public IssuedDiploma? Found { get; private set; }

    /// <summary>Whether a number was asked for at all.</summary>
    public bool IsAsked => !string.IsNullOrWhiteSpace(Number);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!IsAsked)
            return Page();
        var number = DiplomaNumber.Read(Number);
        Found = number is null ? null : await read.Run(number, cancel);
        if (Found is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        // One address for a diploma, however its number was typed.
        else if (!Request.Path.Value!.EndsWith("/" + number, StringComparison.Ordinal))
            return Redirect(Request.PathBase + AwardFacts.DiplomaPath(number!));
        return Page();
    }
}
