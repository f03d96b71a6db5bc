using Hub.Contest.Conflicts;
using Hub.Contest.Jury;
using Hub.Contest.Tests.Jury;
using Microsoft.EntityFrameworkCore;
using static Hub.Contest.Tests.Jury.JuryStage;

namespace Hub.Contest.Tests.Conflicts;

/// <summary>Conflicts are declared, found, dismissed with a reason, and pinned by the chair.</summary>
public sealed class ConflictBoardTests
{
    private JuryStage stage = null!;

    [OneTimeSetUp]
    public async Task Start() => stage = await JuryStage.Start();

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    private string Board => $"/contest/jury/conflicts/{stage.Round.Id}";

    private Task<int> Search() => stage.Hub.Run<FindConflicts, int>(u => u.Run(stage.Round.Id, CancellationToken.None));

    private Task<Conflict> Only(Guid juror) => stage.Db(db => db.Conflicts.AsNoTracking().SingleAsync(c => c.JurorId == juror));

    [Test]
    public async Task A_declared_entry_vanishes_at_once_and_only_the_chair_brings_it_back()
    {
        var entry = await stage.Entered("Заявка, про яку заявлено");
        var (person, juror) = await stage.Seated();
        await stage.Assign(juror, entry);
        var visitor = stage.As(person);
        Assert.That((await visitor.Get($"/contest/jury/{entry.Id}/score")).Status, Is.EqualTo(200));
        var own = await visitor.Get($"/contest/jury/own-conflicts/{stage.Round.Id}");
        var silent = await own.Submit("main form", ("Chosen", entry.Id.ToString()));
        Assert.That(silent.Errors, Has.Some.Contains("у чому полягає конфлікт"));
        Assert.That(silent.Html.QuerySelector($"input[value='{entry.Id}'][checked]"), Is.Not.Null);
        Assert.That((await own.Submit("main form", ("Chosen", entry.Id.ToString()), ("Because", "Консультував проєкт"))).Status, Is.EqualTo(302));
        Assert.That((await visitor.Get($"/contest/jury/{entry.Id}/score")).Status, Is.EqualTo(404));
        Assert.That((await visitor.Get($"/contest/jury/own-conflicts/{stage.Round.Id}")).Main, Does.Not.Contain("Заявка, про яку заявлено"));
        await Decide(Chair, juror.Id, "Dismissed", "Дрібниця", "confirmed");
        Assert.That((await visitor.Get($"/contest/jury/{entry.Id}/score")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task What_the_chair_decided_is_not_changed_by_a_new_search_nor_by_the_organiser_and_new_facts_are_found()
    {
        var (_, juror) = await stage.Seated();
        await stage.Hub.Db<ContestDb>(async db =>
        {
            db.JurorTies.Add(new JurorTie { JurorId = juror.Id, Kind = TieKind.Employer, OrganisationCode = "00022533", At = stage.Now });
            await db.SaveChangesAsync();
        });
        await stage.Entered("Заявка організації", "00022533", "Обласна рада");
        Assert.That(await Search(), Is.EqualTo(1));
        Assert.That(await Search(), Is.Zero, "found once");
        var without = await Decide(Organiser, juror.Id, "Dismissed", "");
        Assert.That(without.Errors, Has.Some.Contains("чому це не є конфліктом"));
        await Decide(Chair, juror.Id, "Dismissed", "Звільнився до подання.");
        Assert.That(await Search(), Is.Zero);
        var found = await Only(juror.Id);
        Assert.That((found.State, found.IsPinned, found.Reason), Is.EqualTo((ConflictState.Dismissed, true, "Звільнився до подання.")));
        var organiser = stage.As(Organiser);
        Assert.That((await organiser.Get(Board + "?state=dismissed")).Html.QuerySelector($"form:has(input[name=id][value='{found.Id}'])"), Is.Null);
        var forged = await organiser.Post(Board + "?handler=Decide", ("id", found.Id.ToString()), ("seen", $"{found.Version}"), ("decision", "Confirmed"), ("Reason", "Я проти"));
        Assert.That(forged.Errors, Has.Some.Contains("вирішив голова журі"));
        await stage.Entered("Нова заявка тієї ж організації", "00022533", "Обласна рада");
        Assert.That(await Search(), Is.EqualTo(1), "a new entry");
    }

    [Test]
    public async Task Nobody_decides_on_their_own_conflict_and_does_not_even_see_it_on_the_board()
    {
        var entry = await stage.Entered("Заявка голови");
        var chairing = new TestPerson("Голова в журі", ContestModule.Chair);
        var (_, juror) = await stage.Seated(chairing);
        await stage.Hub.Db<ContestDb>(async db =>
        {
            db.Conflicts.Add(Conflict.Suggest(juror.Id, entry.Id, ConflictKind.SameTerritory, "", stage.Now));
            await db.SaveChangesAsync();
        });
        Assert.That((await stage.As(chairing).Get(Board)).Main, Does.Not.Contain("Заявка голови"));
        var conflict = await Only(juror.Id);
        var forged = await stage.As(chairing).Post(Board + "?handler=Decide", ("id", conflict.Id.ToString()), ("seen", "1"), ("decision", "Dismissed"), ("Reason", "Можна"));
        Assert.That(forged.Status, Is.EqualTo(404));
        Assert.That((await stage.As(Chair).Get(Board)).Main, Does.Contain("Заявка голови"));
    }

    [Test]
    public async Task The_chair_keeps_a_juror_away_for_a_ground_of_their_own_and_the_organiser_cannot()
    {
        var entry = await stage.Entered("Заявка з підставою голови");
        var (person, juror) = await stage.Seated();
        await stage.Assign(juror, entry);
        Assert.That((await stage.As(Organiser).Get(Board)).Html.QuerySelector("#add-form"), Is.Null);
        var page = await stage.As(Chair).Get(Board);
        Assert.That((await page.Submit("#add-form")).Errors, Has.Some.Contains("Оберіть і члена журі, і заявку"));
        await page.Submit("#add-form", ("Juror", juror.Id.ToString()), ("Entry", entry.Id.ToString()), ("Ground", "Публічна суперечка"));
        Assert.That((await stage.As(person).Get($"/contest/jury/{entry.Id}/score")).Status, Is.EqualTo(404));
        Assert.That((await Only(juror.Id)).IsPinned, Is.True);
    }

    private async Task<Answer> Decide(TestPerson who, Guid juror, string decision, string reason, string state = "suggested")
    {
        var conflict = await Only(juror);
        var page = await stage.As(who).Get($"{Board}?state={state}");
        return await page.Submit($"form:has(input[name=id][value='{conflict.Id}'])", ("decision", decision), ("Reason", reason));
    }
}
