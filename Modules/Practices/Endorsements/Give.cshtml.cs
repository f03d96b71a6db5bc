using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Endorsements;

[RequirePermission(PracticesModule.Endorse, Somewhere = true)]
internal sealed class GiveModel(GiveEndorsement give, PracticesDb db, ICurrentUser giver, IStringLocalizer<Texts> texts) : HubPage
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public EndorsementWords Input { get; set; } = new();

    public Practice Practice { get; private set; } = null!;

    public IEnumerable<Choice> Codes => giver.OrganisationCodes.Select(code => new Choice(code, code));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await Load(cancel);
        if (NothingHere)
            return NotFound();
        await Suggest(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await give.Run(Slug, Input, cancel))
            return NotFound();
        Done = texts["Endorsement.Done"];
        return LocalRedirect(SharedKernel.Languages.Language.Path("/practices/" + Slug, SharedKernel.Languages.Language.Current) + "#endorsements");
    }

    public override async Task Load(CancellationToken cancel)
    {
        Practice = (await db.Practices.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == Slug, cancel))!;
        NothingHere = Practice is not { IsReadable: true } || !giver.Can(PracticesModule.Endorse, Practice.Place);
    }

    /// <summary>The name the person used the last time.</summary>
    private async Task Suggest(CancellationToken cancel)
    {
        var me = giver.RequiredId;
        var last = await db.Endorsements.AsNoTracking().Where(e => e.ById == me).OrderByDescending(e => e.At)
            .Select(e => new { e.OrganisationUk, e.OrganisationEn, e.OrganisationCode }).FirstOrDefaultAsync(cancel);
        Input = new()
        {
            Id = Guid.CreateVersion7(),
            OrganisationUk = last?.OrganisationUk,
            OrganisationEn = last?.OrganisationEn,
            OrganisationCode = giver.OrganisationCodes.FirstOrDefault(code => code == last?.OrganisationCode) ?? giver.OrganisationCodes.FirstOrDefault(),
        };
    }
}
