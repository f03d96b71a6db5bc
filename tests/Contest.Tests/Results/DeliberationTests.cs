using Hub.Contest.Counting;
using Hub.Contest.Jury;
using Hub.Contest.Results;
using Hub.Contest.Tests.Jury;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Results;

/// <summary>From the closed scoring to the published result, by the pages alone.</summary>
public sealed class DeliberationTests
{
    private JuryStage stage = null!;
    private List<Entry> entries = null!;
    private List<(TestPerson Person, Juror Juror)> jurors = null!;
    private static readonly TestPerson apart = new("Голова з конфліктом", ContestModule.Chair, ContestModule.Manage);

    private string Path => $"/contest/results/deliberation/{stage.Round.Id}";

    private string PublishPath => $"/contest/results/publish/{stage.Round.Id}";

    [SetUp]
    public async Task Start()
    {
        stage = await JuryStage.Start();
        await stage.Declare(new() { Ties = TieRule.Chair });
        entries = [await stage.Entered("Перша"), await stage.Entered("Друга"), await stage.Entered("Третя")];
        jurors = [await stage.Seated(), await stage.Seated(), await stage.Seated()];
        foreach (var (_, juror) in jurors)
        {
            await stage.Scored(juror, entries[0], 8, 6);
            await stage.Scored(juror, entries[1], 6, 9);
            await stage.Scored(juror, entries[2], 3, 4);
        }
    }

    [TearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task It_opens_with_deliberation_and_only_to_who_leads_the_jury()
    {
        Assert.That((await stage.As(JuryStage.Organiser).Get(Path)).Status, Is.EqualTo(404));
        stage.Time.SetUtcNow(stage.Round.Calendar.Deliberation);
        foreach (var language in new[] { "", "/en" })
            foreach (var person in new[] { JuryStage.Organiser, JuryStage.Chair })
            {
                var page = await stage.As(person).Get(language + Path);
                Assert.That(page.Status, Is.EqualTo(200));
                Assert.That(page.Main, Does.Contain("Перша").And.Contain(language == "" ? "7,20" : "7.20"));
            }
        foreach (var person in new[] { JuryStage.Clerk, JuryStage.Entrant, JuryStage.Stranger, jurors[0].Person })
            Assert.That((await stage.As(person).Get(Path)).Status, Is.EqualTo(404), person.Name);
        foreach (var desk in new[] { $"/contest/organising/round/{stage.Round.Id}", $"/contest/jury/members/{stage.Round.Id}", "/contest/jury" })
            Assert.That((await stage.As(JuryStage.Organiser).Get(desk)).Html.QuerySelectorAll($"main a[href='{Path}']"), Is.Not.Empty, desk);
    }

    [Test]
    public async Task A_tie_is_settled_by_the_chair_alone_with_a_reason_and_what_was_typed_stays()
    {
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        Assert.That((await stage.As(JuryStage.Organiser).Get(Path)).Html.QuerySelectorAll("section form"), Is.Empty, "the chair decides, not the organiser");
        var page = await stage.As(JuryStage.Chair).Get(Path);
        var twice = await page.Submit("#tie-1 form", (Place(0), "1"), (Place(1), "1"), ("Input.ReasonUk", "Більше мешканців"));
        Assert.That(twice.Errors.Single(), Does.Contain("кожну один раз"));
        Assert.That(twice.Html.QuerySelector("#tie-1 textarea[lang=uk]")!.TextContent, Is.EqualTo("Більше мешканців"));
        var silent = await page.Submit("#tie-1 form", (Place(0), "2"), (Place(1), "1"));
        Assert.That(silent.Errors.Single(), Does.Contain("Поясніть рішення голови"));
        await page.Submit("#tie-1 form", (Place(0), "2"), (Place(1), "1"), ("Input.ReasonUk", "Більше мешканців"), ("Input.ReasonEn", "More people"));
        var decided = await stage.As(JuryStage.Chair).Get(Path);
        Assert.That(decided.Html.QuerySelectorAll("tbody tr").Take(3).Select(r => r.Children[0].TextContent.Trim() + " " + r.QuerySelector("a")!.TextContent), Is.EqualTo(new[] { "1 Друга", "2 Перша", "3 Третя" }));
        Assert.That(decided.Main, Does.Contain("Більше мешканців").And.Contain("розрізнив голова"));
        var foreign = await page.Submit("#tie-1 form", ($"Places[{entries[2].Receipt(stage.Round)}]", "3"), (Place(0), "2"), (Place(1), "1"), ("Input.ReasonUk", "Підробка"));
        Assert.That(foreign.Errors.Single(), Does.Contain("Рівність балів змінилася"));
    }

    [Test]
    public async Task Whoever_is_kept_away_from_an_entry_sees_no_ranking_it_stands_in_and_does_not_publish()
    {
        var other = await stage.Added("instrumenty", 2, "Інструменти");
        var far = await stage.Entered("Далека", nomination: other);
        foreach (var (_, seated) in jurors)
            await stage.Scored(seated, far, 5, 5);
        var juror = (await stage.Seated(apart)).Juror;
        await stage.Hub.Db<ContestDb>(async db =>
        {
            db.Conflicts.Add(Conflict.Suggest(juror.Id, entries[2].Id, ConflictKind.SameOrganisation, "00032106", stage.Now));
            await db.SaveChangesAsync();
        });
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        var page = await stage.As(apart).Get(Path);
        Assert.That(page.Main, Does.Contain("Далека").And.Contain("Через конфлікт інтересів ви не бачите номінацій: Електронні послуги"));
        Assert.That(page.Main, Does.Not.Contain("Перша").And.Not.Contain("Третя").And.Not.Contain("7,20"));
        Assert.That((await stage.As(apart).Get(Path + "?nomination=posluhy")).Main, Does.Not.Contain("Перша"));
        Assert.That((await stage.As(apart).Get(PublishPath)).Status, Is.EqualTo(404));
        Assert.That((await stage.As(JuryStage.Organiser).Get(PublishPath)).Status, Is.EqualTo(200));
        var ballot = await stage.Db(db => db.Ballots.Where(b => b.EntryId == entries[0].Id).Select(b => b.Id).FirstAsync());
        Assert.That((await stage.As(apart).Get($"/contest/results/void/{ballot}")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_juror_who_leads_and_has_not_finished_sees_nothing_of_the_count()
    {
        var late = new TestPerson("Голова в журі", ContestModule.Chair);
        await stage.Assign((await stage.Seated(late)).Juror, entries[0]);
        stage.Time.SetUtcNow(stage.Round.Calendar.Deliberation);
        var page = await stage.As(late).Get(Path);
        Assert.That(page.Main, Does.Contain("Спершу завершіть власні оцінки").And.Not.Contain("7,20"));
    }

    [Test]
    public async Task A_ballot_is_voided_with_a_reason_and_restored_and_everybody_concerned_is_told()
    {
        stage.Time.SetUtcNow(stage.Round.Calendar.Deliberation);
        var ballot = await stage.Db(db => db.Ballots.AsNoTracking().Where(b => b.EntryId == entries[0].Id && b.JurorId == jurors[0].Juror.Id).SingleAsync());
        var chair = stage.As(JuryStage.Chair);
        Assert.That((await chair.Get($"/contest/jury/{entries[0].Id}/ballots")).Html.QuerySelectorAll($"a[href='/contest/results/void/{ballot.Id}']"), Has.Length.EqualTo(1));
        Assert.That((await stage.As(JuryStage.Organiser).Get($"/contest/results/void/{ballot.Id}")).Status, Is.EqualTo(404), "voiding is the chair's");
        var page = await chair.Get($"/contest/results/void/{ballot.Id}");
        Assert.That((await page.Submit("main form")).Errors, Has.Some.Contains("чому оцінки вилучають"));
        await page.Submit("main form", ("Reason", "Оцінено не ту заявку"));
        Assert.That((await page.Submit("main form", ("Reason", "Ще раз"))).Errors, Is.Not.Empty, "the page is out of date");
        var voided = await chair.Get(Path);
        Assert.That(voided.Main, Does.Contain("Оцінено не ту заявку").And.Contain("замало оцінок"));
        var facts = await stage.Facts<NoticeRaised>();
        Assert.That(facts.Where(f => f.Contains("Notice.BallotVoided\"", StringComparison.Ordinal) && f.Contains(jurors[0].Person.Id.ToString(), StringComparison.Ordinal)), Has.Exactly(1).Items);
        Assert.That(facts.Where(f => f.Contains("Notice.BallotVoidedOrganisers", StringComparison.Ordinal)), Has.Exactly(1).Items);
        var told = await stage.Facts<ActionRecorded>();
        Assert.That(told.Where(f => f.Contains("ballot.voided", StringComparison.Ordinal)), Has.Exactly(1).Items);
        Assert.That(told.Select(System.Text.RegularExpressions.Regex.Unescape), Has.None.Contains("не ту заявку"), "the reason stays within the module");
        Assert.That((await stage.As(jurors[0].Person).Get($"/contest/jury/{entries[0].Id}/score")).Status, Is.AnyOf(200, 404));
        await (await chair.Get($"/contest/results/void/{ballot.Id}")).Submit("main form");
        Assert.That((await stage.Db(db => db.Ballots.AsNoTracking().SingleAsync(b => b.Id == ballot.Id))).State, Is.EqualTo(Contest.Jury.BallotState.Complete));
        Assert.That(await stage.Db(db => db.Timeline.CountAsync(t => t.Action.StartsWith("Ballot"))), Is.EqualTo(2), "each step is kept");
    }

    [Test]
    public async Task The_result_is_published_after_a_last_look_and_only_when_nothing_stands_against_it()
    {
        stage.Time.SetUtcNow(stage.Round.Calendar.Deliberation);
        Assert.That((await stage.As(JuryStage.Organiser).Get(PublishPath)).Main, Does.Contain("рівні бали чекають на рішення голови").And.Contain(entries[0].Receipt(stage.Round)));
        await (await stage.As(JuryStage.Chair).Get(Path)).Submit("#tie-1 form", (Place(0), "1"), (Place(1), "2"), ("Input.ReasonUk", "Більше мешканців"));
        var early = await stage.As(JuryStage.Organiser).Get(PublishPath);
        Assert.That(early.Html.QuerySelector("main form"), Is.Null);
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        var last = await stage.As(JuryStage.Organiser).Get(PublishPath);
        var done = await last.Submit("main form");
        Assert.That(done.Location, Does.EndWith("/contest/2026/results"));
        Assert.That(await stage.Db(db => db.PublishedResults.CountAsync()), Is.EqualTo(1));
        Assert.That((await last.Submit("main form")).Status, Is.EqualTo(404), "a second press finds nothing to publish");
    }

    [Test]
    public async Task A_nomination_without_entries_or_without_ballots_is_counted_and_published_like_any_other()
    {
        var (empty, silent) = (await stage.Added("porozhnia", 2, "Порожня"), await stage.Added("movchazna", 3, "Мовчазна"));
        await stage.Entered("Без оцінок", nomination: silent);
        await stage.Declare(new() { Ties = TieRule.Shared });
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        foreach (var nomination in new[] { empty, silent })
            Assert.That((await stage.As(JuryStage.Chair).Get($"{Path}?nomination={nomination.Slug}")).Status, Is.EqualTo(200), nomination.Slug);
        await (await stage.As(JuryStage.Organiser).Get(PublishPath)).Submit("main form");
        await stage.Hub.DeliverOutbox();
        foreach (var path in new[] { "", "/jury", "/recount", "?nomination=porozhnia", "?nomination=movchazna" })
            Assert.That((await stage.Hub.Get("/contest/2026/results" + path)).Status, Is.EqualTo(200), path);
    }

    [Test]
    public async Task What_cannot_be_counted_is_said_instead_of_places()
    {
        await stage.Hub.Db<ContestDb>(async db =>
        {
            (await db.Criteria.FirstAsync(c => c.NominationId == stage.Nomination.Id)).Most = 20;
            await db.SaveChangesAsync();
        });
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        foreach (var path in new[] { Path, PublishPath })
        {
            var page = await stage.As(JuryStage.Organiser).Get(path);
            Assert.That((page.Status, page.Html.QuerySelector("main form")), Is.EqualTo((200, (AngleSharp.Dom.IElement?)null)), path);
            Assert.That(page.Main, Does.Contain("мають різні шкали"), path);
        }
    }

    private string Place(int entry) => $"Places[{entries[entry].Receipt(stage.Round)}]";
}
