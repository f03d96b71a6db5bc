using Hub.Contest.Jury;
using Hub.Contest.Tests.Jury;
using Microsoft.EntityFrameworkCore;
using static Hub.Contest.Tests.Jury.JuryStage;

namespace Hub.Contest.Tests.Assigning;

/// <summary>Assignment as the organiser does it: shown first, then done, changed by hand, and given on when a juror leaves.</summary>
public sealed class AssignmentPageTests
{
    private JuryStage stage = null!;
    private readonly List<(TestPerson Person, Juror Juror)> jurors = [];
    private readonly List<Entry> entries = [];

    private string Path => $"/contest/jury/assignment/{stage.Round.Id}";

    [SetUp]
    public async Task Start()
    {
        stage = await JuryStage.Start();
        jurors.Clear();
        entries.Clear();
        for (var i = 0; i < 4; i++)
            jurors.Add(await stage.Seated());
        for (var i = 0; i < 6; i++)
            entries.Add(await stage.Entered($"Заявка {i + 1}"));
    }

    [TearDown]
    public async Task Stop() => await stage.DisposeAsync();

    private Task<List<Contest.Jury.Assignment>> Rows() => stage.Db(db => db.Assignments.AsNoTracking().ToListAsync());

    private async Task Conflict(int juror, int entry) => await stage.Hub.Db<ContestDb>(async db =>
    {
        db.Conflicts.Add(Contest.Jury.Conflict.Declare(jurors[juror].Juror.Id, entries[entry].Id, "так", stage.Now));
        await db.SaveChangesAsync();
    });

    private async Task<Answer> Preview(int k = 2, int seed = 7, string more = "") => await stage.As(Organiser).Get($"{Path}?Preview=true&Wish.JurorsPerEntry={k}&Wish.Seed={seed}&Wish.Keep=true{more}");

    [Test]
    public async Task What_was_shown_is_what_is_done_with_its_seed_and_even_loads_and_no_conflict()
    {
        await Conflict(0, 0);
        var page = await Preview();
        Assert.That(page.Html.QuerySelector("#plan")!.TextContent, Does.Contain("Нових призначень: 12"));
        Assert.That(await Rows(), Is.Empty, "only shown");
        var done = await page.Submit("#apply");
        Assert.That(done.Status, Is.EqualTo(302), done.Main);
        var rows = await Rows();
        Assert.That(rows.CountBy(r => r.EntryId).Select(c => c.Value), Has.Exactly(6).EqualTo(2));
        Assert.That(rows.CountBy(r => r.JurorId).Select(c => c.Value), Has.Exactly(4).EqualTo(3));
        Assert.That(rows.Any(r => r.JurorId == jurors[0].Juror.Id && r.EntryId == entries[0].Id), Is.False);
        Assert.That(await stage.Db(db => db.AssignmentRuns.Select(r => r.Seed).SingleAsync()), Is.EqualTo(7));
        Assert.That((await stage.As(jurors[0].Person).Get("/contest/jury")).Main, Does.Contain("Завершено 0 з 3"));
    }

    [Test]
    public async Task A_plan_that_is_out_of_date_is_not_done()
    {
        var page = await Preview();
        await Conflict(1, 1);
        Assert.That((await page.Submit("#apply")).Errors, Has.Some.Contains("щось змінилося"));
        Assert.That(await Rows(), Is.Empty);
    }

    [Test]
    public async Task A_wish_that_cannot_be_is_explained_by_the_entry_that_has_too_few_jurors_and_by_how_many()
    {
        await Conflict(0, 2);
        await Conflict(1, 2);
        var page = await Preview(k: 4);
        Assert.That(page.Main, Does.Contain("Заявка 3").And.Contain("потрібно ще 4 членів журі, а вільних від конфлікту інтересів у її номінації ще 2: бракує 2"));
        Assert.That(page.Html.QuerySelector("#apply"), Is.Null);
        Assert.That((await Preview(k: 0)).Errors.Concat([(await Preview(k: 0)).Main]), Has.Some.Contains("число має бути від 1 до 50"));
    }

    [Test]
    public async Task By_hand_an_entry_is_given_and_taken_back_unless_a_ballot_was_begun_and_never_against_a_conflict()
    {
        await Conflict(3, 0);
        var organiser = stage.As(Organiser);
        await organiser.Post(Path + "?handler=Give", ("entry", entries[0].Id.ToString()), ("juror", jurors[0].Juror.Id.ToString()));
        Assert.That(await Rows(), Has.Count.EqualTo(1));
        var against = await organiser.Post(Path + "?handler=Give", ("entry", entries[0].Id.ToString()), ("juror", jurors[3].Juror.Id.ToString()));
        Assert.That(against.Errors, Has.Some.Contains("має конфлікт інтересів"));
        await stage.As(jurors[0].Person).Post($"/contest/jury/{entries[0].Id}/score", stage.Scores("5", null));
        var begun = await organiser.Post(Path + "?handler=Take", ("entry", entries[0].Id.ToString()), ("juror", jurors[0].Juror.Id.ToString()));
        Assert.That(begun.Errors, Has.Some.Contains("вже почав оцінювати"));
        await organiser.Post(Path + "?handler=Give", ("entry", entries[1].Id.ToString()), ("juror", jurors[0].Juror.Id.ToString()));
        await organiser.Post(Path + "?handler=Take", ("entry", entries[1].Id.ToString()), ("juror", jurors[0].Juror.Id.ToString()));
        Assert.That(await Rows(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task When_a_juror_leaves_complete_ballots_count_and_the_rest_goes_to_others()
    {
        await (await Preview()).Submit("#apply");
        var (person, juror) = jurors[0];
        var mine = (await Rows()).Where(r => r.JurorId == juror.Id).Select(r => r.EntryId).ToList();
        await stage.As(person).Post($"/contest/jury/{mine[0]}/score", stage.Scores("5", "6"));
        await stage.As(person).Post($"/contest/jury/{mine[1]}/score", stage.Scores("5", null));
        var page = await stage.As(person).Get($"/contest/jury/leave/{juror.Id}");
        Assert.That(page.Main, Does.Contain("1 повна оцінка залишиться чинною").And.Contain("2 заявки без повної оцінки"));
        Assert.That((await page.Submit("main form")).Errors, Has.Some.Contains("чому член журі вибуває"));
        await page.Submit("main form", ("Reason", "Хвороба"));
        Assert.That((await stage.As(person).Get($"/contest/jury/{mine[0]}/score")).Status, Is.EqualTo(404));
        Assert.That(await stage.Db(db => JurorSight.Counted(db, stage.Round.Id).Select(b => b.EntryId).ToListAsync()), Is.EqualTo(new[] { mine[0] }));
        await (await Preview()).Submit("#apply");
        var rows = (await Rows()).Where(r => r.JurorId != juror.Id).ToList();
        Assert.That(entries.Select(e => rows.Count(r => r.EntryId == e.Id)), Is.EqualTo(entries.Select(e => e.Id == mine[0] ? 1 : 2)));
        Assert.That(rows.CountBy(r => r.JurorId).Select(c => c.Value), Is.EquivalentTo(new[] { 4, 4, 3 }));
        Assert.That(await stage.Db(db => db.Ballots.CountAsync(b => b.JurorId == juror.Id)), Is.EqualTo(2), "nothing typed is lost");
    }
}
