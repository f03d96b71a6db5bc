using Hub.Contest.Counting;
using Hub.Contest.Jury;
using Hub.Contest.Results;
using Hub.Contest.Tests.Jury;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Results;

/// <summary>What everybody sees of a result: nothing before, all of it afterwards, and earlier results beside a corrected one; and the vote of visitors.</summary>
public sealed class ResultPageTests
{
    private JuryStage stage = null!;
    private List<Entry> entries = null!;
    private List<(TestPerson Person, Juror Juror)> jurors = null!;

    [SetUp]
    public async Task Start()
    {
        stage = await JuryStage.Start();
        await stage.Declare(new() { PublicVote = true, EntriesShown = EntriesShown.FromJury });
        entries = [await stage.Entered("Перша"), await stage.Entered("Друга")];
        jurors = [await stage.Seated(), await stage.Seated(), await stage.Seated()];
        foreach (var (_, juror) in jurors)
        {
            await stage.Scored(juror, entries[0], 8, 6);
            await stage.Scored(juror, entries[1], 5, 5);
        }
    }

    [TearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task A_kept_page_gives_way_as_soon_as_the_result_is_published()
    {
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        Assert.That((await stage.Hub.Get("/contest/2026/results")).Main, Does.Contain("Результату ще немає"));
        await Publish();
        await stage.Hub.DeliverOutbox();
        var page = await stage.Hub.Get("/contest/2026/results");
        Assert.That(page.Main, Does.Contain("Перша").And.Contain("7,20").And.Contain("5,00"));
        foreach (var from in new[] { "/contest/2026", "/contest/2026/nominations/posluhy", $"/contest/entries/{entries[0].Id}" })
            Assert.That((await stage.Hub.Get(from)).Html.QuerySelectorAll("main a[href^='/contest/2026/results']"), Is.Not.Empty, from);
        Assert.That((await stage.Hub.Get($"/contest/entries/{entries[0].Id}")).Main, Does.Contain("Місце 1, бал 7,20"));
        Assert.That((await stage.Hub.Get($"/en/contest/2026/results/entries/{Key(0)}")).Main, Does.Contain("4.8 + 2.4 = 7.2").And.Contain("No entry stands higher"));
    }

    [Test]
    public async Task Its_files_come_by_their_names_with_their_true_type_and_only_when_they_are_public()
    {
        var csv = Downloads.Path(2026, 1, Downloads.Csv);
        Assert.That((await stage.Hub.Get(csv)).Status, Is.EqualTo(404));
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        var result = await Publish();
        await stage.Hub.DeliverOutbox();
        foreach (var (kind, type) in new[] { (Downloads.Csv, "text/csv"), (Downloads.Json, "application/json") })
        {
            var file = await stage.Hub.Get(Downloads.Path(2026, 1, kind));
            Assert.That((file.Status, file.ContentHeaders.ContentType!.MediaType), Is.EqualTo((200, type)));
            Assert.That(file.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
            Assert.That(file.ContentHeaders.ContentDisposition!.ToString(), Does.StartWith("attachment").And.Contain(Downloads.Name(2026, 1, kind)));
            Assert.That(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Bytes)), Is.EqualTo(kind == Downloads.Csv ? result.CsvSha256 : result.JsonSha256));
        }
        foreach (var wrong in new[] { "/contest/2026/results/2/" + Downloads.Name(2026, 2, Downloads.Csv), "/contest/2026/results/1/other.csv", "/contest/2025/results/1/" + Downloads.Name(2025, 1, Downloads.Csv) })
            Assert.That((await stage.Hub.Get(wrong)).Status, Is.EqualTo(404), wrong);
    }

    [Test]
    public async Task After_an_upheld_appeal_both_results_stand_with_the_difference()
    {
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        await Publish();
        var appeal = await stage.Db(async db =>
        {
            var lodged = Appeal.Lodge(stage.Round, entries[1].Id, "Оцінки переплутано", JuryStage.Entrant.Id, stage.Round.Calendar.Appeals.AddDays(1));
            lodged.Decide(true, "Оцінки справді переплутано", "The scores were mixed up", null, JuryStage.Chair.Id, stage.Round.Calendar.Appeals.AddDays(2));
            db.Appeals.Add(lodged);
            foreach (var ballot in await db.Ballots.Where(b => b.EntryId == entries[0].Id && b.JurorId != jurors[0].Juror.Id).ToListAsync())
                ballot.Void("Переплутано");
            await db.SaveChangesAsync();
            return lodged.Id;
        });
        stage.Time.SetUtcNow(stage.Round.Calendar.Appeals.AddDays(3));
        await Publish(appeal);
        await stage.Hub.DeliverOutbox();
        var page = await stage.Hub.Get("/contest/2026/results");
        Assert.That(page.Main, Does.Contain("Результат № 2").And.Contain("Що змінилося порівняно з результатом № 1").And.Contain("місце 2, бал 5,00").And.Contain("Оцінки справді переплутано"));
        var first = await stage.Hub.Get("/contest/2026/results?number=1");
        Assert.That(first.Main, Does.Contain("Це попередній результат. Чинний – № 2").And.Contain("Результат № 1"));
        Assert.That(first.Html.QuerySelectorAll("main a[download]").Select(a => a.GetAttribute("href")), Has.Some.EqualTo(Downloads.Path(2026, 1, Downloads.Csv)));
        Assert.That((await stage.Hub.Get($"/contest/2026/results/entries/{Key(0)}?number=1")).Main, Does.Contain("7,20"));
        Assert.That((await stage.Hub.Get($"/contest/2026/results/entries/{Key(0)}")).Main, Does.Contain("вилучено з підрахунку. Переплутано"));
    }

    [Test]
    public async Task A_visitor_votes_once_in_a_nomination_may_change_it_until_it_closes_and_it_moves_no_place()
    {
        var (visitor, path) = (stage.As(JuryStage.Stranger), "/contest/2026/vote");
        Assert.That((await stage.Hub.Get(path)).Html.QuerySelectorAll("main form"), Is.Empty, "whoever is not signed in is led to sign in");
        var page = await visitor.Get(path);
        Assert.That((await page.Submit("main form")).Errors, Has.Some.Contains("Оберіть заявку"));
        await page.Submit("main form", ("Chosen", entries[0].Id.ToString()));
        var again = await visitor.Get($"{path}?entry={entries[1].Id}");
        Assert.That(again.Html.QuerySelector("main option[selected]")!.TextContent, Does.Contain("Друга"));
        await again.Submit("main form", ("Chosen", entries[1].Id.ToString()));
        Assert.That(await stage.Db(db => db.PublicVotes.Select(v => v.EntryId).ToListAsync()), Is.EqualTo(new[] { entries[1].Id }));
        Assert.That((await stage.Hub.Get("/contest/2026/results")).Main, Does.Not.Contain("голос:"), "no running tally");
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        Assert.That((await again.Submit("main form", ("Chosen", entries[0].Id.ToString()))).Errors, Has.Some.Contains("закрите"));
        await Publish();
        await stage.Hub.DeliverOutbox();
        var result = await stage.Hub.Get("/contest/2026/results");
        Assert.That(result.Main, Does.Contain("Голосування відвідувачів: 1 голос"));
        Assert.That(result.Html.QuerySelectorAll("section tbody tr").Take(2).Select(r => r.Children[0].TextContent.Trim() + r.QuerySelector("a")!.TextContent), Is.EqualTo(new[] { "1Перша", "2Друга" }));
        Assert.That(await stage.Db(db => db.PublishedResults.Select(r => r.Csv.Contains(JuryStage.Stranger.Id.ToString())).SingleAsync()), Is.False);
    }

    [Test]
    public async Task A_round_without_the_vote_has_no_such_page()
    {
        await stage.Declare(new() { PublicVote = false });
        Assert.That((await stage.As(JuryStage.Stranger).Get("/contest/2026/vote")).Status, Is.EqualTo(404));
        Assert.That(await stage.As(JuryStage.Stranger).Run<VoteForEntry, bool>(u => u.Run(entries[0].Id, default)), Is.False);
    }

    private string Key(int entry) => entries[entry].Receipt(stage.Round);

    private Task<PublishedResult> Publish(Guid? appeal = null) => stage.Hub.Run<PublishResult, PublishedResult>(u => u.Run(stage.Round.Id, appeal, JuryStage.Organiser.Id, default));
}
