using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Replications;

/// <summary>«How does it go»: the question to whoever recorded a replication.</summary>
[Authorize]
internal sealed class FollowUpModel(PracticesDb db, AnswerFollowUp answer, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public FollowUpInput Input { get; set; } = new();

    public FollowUp? Question { get; private set; }
    public string PracticeTitle { get; private set; } = "";
    public string PracticePath { get; private set; } = "/practices";
    public string Organisation { get; private set; } = "";
    public IReadOnlyList<Choice> Answers => [new("yes", texts["FollowUp.Works"]), new("no", texts["FollowUp.Stopped"])];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        return NothingHere ? NotFound() : Page();
    }

    public override async Task Load(CancellationToken cancel)
    {
        var person = user.RequiredId;
        var found = await (
            from question in db.FollowUps.AsNoTracking()
            join replication in db.Replications on question.ReplicationId equals replication.Id
            join practice in db.Practices on replication.PracticeId equals practice.Id
            where question.Id == Id && question.AskedAt != null && replication.ById == person
            select new { Question = question, replication.OrganisationUk, replication.OrganisationEn, practice.TitleUk, practice.TitleEn, practice.Slug }).SingleOrDefaultAsync(cancel);
        NothingHere = found is null;
        if (found is null)
            return;
        (Question, PracticePath) = (found.Question, "/practices/" + found.Slug);
        PracticeTitle = Language.IsEnglish ? found.TitleEn ?? found.TitleUk : found.TitleUk;
        Organisation = Language.IsEnglish ? found.OrganisationEn ?? found.OrganisationUk : found.OrganisationUk;
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        bool? works = Input.StillWorks switch { "yes" => true, "no" => false, _ => null };
        if (await answer.Run(Id, works, Input.Text, cancel) is not { } path)
            return NotFound();
        Done = texts["FollowUp.Thanks"];
        return Redirect(Language.Path(path, Language.Current));
    }
}

/// <summary>The answer as typed.</summary>
internal sealed class FollowUpInput
{
    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public string? StillWorks { get; set; }
    public string? Text { get; set; }
}
