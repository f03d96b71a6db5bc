using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Replications;

/// <summary>What an organisation reports, for whoever may confirm or decline it.</summary>
[Authorize]
internal sealed class ConfirmModel(PracticesDb db, DecideReplication decide, IPeople people, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Replication? Item { get; private set; }
    public string PracticeTitle { get; private set; } = "";
    public string PracticePath { get; private set; } = "/practices";
    public string RecordedBy { get; private set; } = "";
    public string? TeacherUk { get; private set; }
    public bool IsOwn => Item?.ById == user.Id;

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        return NothingHere ? NotFound() : Page();
    }

    public override async Task Load(CancellationToken cancel)
    {
        var (person, reviewed) = (user.RequiredId, db.Practices.Within(user.Reach(PracticesModule.Review)));
        var found = await (
            from replication in db.Replications.AsNoTracking()
            join practice in db.Practices on replication.PracticeId equals practice.Id
            where replication.Id == Id && (reviewed.Any(p => p.Id == practice.Id) || practice.OwnerId == person || db.CoAuthors.Any(a => a.PracticeId == practice.Id && a.PersonId == person))
            select new
            {
                Replication = replication,
                practice.TitleUk,
                practice.TitleEn,
                practice.Slug,
                Teacher = db.Replications.Where(r => r.Id == replication.ParentId).Select(r => r.OrganisationUk).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancel);
        NothingHere = found is null;
        if (found is null)
            return;
        (Item, TeacherUk, PracticePath) = (found.Replication, found.Teacher, "/practices/" + found.Slug);
        PracticeTitle = Language.IsEnglish ? found.TitleEn ?? found.TitleUk : found.TitleUk;
        RecordedBy = (await people.Names([Item.ById], cancel)).GetValueOrDefault(Item.ById, "");
    }

    public Task<IActionResult> OnPostConfirm(CancellationToken cancel) => Decide(true, "Replication.ConfirmedDone", cancel);

    public Task<IActionResult> OnPostDecline(CancellationToken cancel) => Decide(false, "Replication.DeclinedDone", cancel);

    private async Task<IActionResult> Decide(bool confirms, string sentence, CancellationToken cancel)
    {
        if (await decide.Run(Id, confirms, Reason, cancel) is null)
            return NotFound();
        Done = texts[sentence];
        return Redirect(Language.Path("/practices/replications/waiting", Language.Current));
    }
}
