using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Organisations.Merging;

/// <summary>Two entries of one organisation: which one goes, which one stays, and a look at both before it is done.</summary>
[RequirePermission(RoleCatalog.Organisations)]
internal sealed class MergePage(CabinetDb db, OrganisationLines lines, MergeOrganisations merge, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    public OrganisationLine? GoneLine { get; private set; }

    public OrganisationLine? StaysLine { get; private set; }

    public int GoneMembers { get; private set; }

    public int StaysMembers { get; private set; }

    public void OnGet(string? gone) => Input.Gone = gone;

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var (gone, stays) = (await Find(Input.Gone, "Input.Gone", cancel), await Find(Input.Stays, "Input.Stays", cancel));
        if (gone.Id == stays.Id)
            throw new RuleViolation("Merge.Itself", "Input.Stays");
        (GoneLine, StaysLine) = (lines.Of(gone), lines.Of(stays));
        GoneMembers = await db.Memberships.CountAsync(m => m.OrganisationId == gone.Id, cancel);
        StaysMembers = await db.Memberships.CountAsync(m => m.OrganisationId == stays.Id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostMerge(CancellationToken cancel)
    {
        var stays = await Find(Input.Stays, "Input.Stays", cancel);
        await merge.Run(Guid.TryParse(Input.Gone, out var gone) ? gone : Guid.Empty, stays.Id, cancel);
        Done = texts["Merge.Done"];
        return LocalRedirect(Language.Path(stays.Path, Language.Current));
    }

    /// <summary>By id, code, or the one name that fits.</summary>
    private async Task<Organisation> Find(string? typed, string field, CancellationToken cancel)
    {
        var text = (typed ?? "").Trim();
        if (Guid.TryParse(text, out var id) && await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.MergedIntoId == null, cancel) is { } known)
            return known;
        var (code, words) = (Edrpou.Normalise(text), Person.Folded(text));
        var found = await db.Named(code, words).OrderBy(o => o.Code == code ? 0 : 1).ThenBy(o => o.OrderUk).Take(2).ToListAsync(cancel);
        return found switch
        {
            [] => throw new RuleViolation("Merge.NotFound", field, text),
            [var one] => one,
            [var one, ..] when one.Code == code => one,
            _ => throw new RuleViolation("Merge.SeveralFit", field, text),
        };
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(Organisation.NameLength, ErrorMessage = "TooLong"), Display(Name = "Merge.Gone")]
        public string? Gone { get; set; }

        [Required(ErrorMessage = "Required"), StringLength(Organisation.NameLength, ErrorMessage = "TooLong"), Display(Name = "Merge.Stays")]
        public string? Stays { get; set; }
    }
}
