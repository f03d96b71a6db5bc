using System.Security.Cryptography;
using Hub.Contest.Eligibility;
using Hub.Contest.Entering;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using static Hub.Contest.Tests.ContestStage;

namespace Hub.Contest.Tests.Entering;

/// <summary>A round from its preparation to the jury, on every engine.</summary>
[Engines]
public sealed class RoundWalkTests(EngineKind engine)
{
    private ContestStage stage = null!;

    [SetUp]
    public async Task Start()
    {
        stage = await ContestStage.Start(new() { Engine = engine });
        await stage.Publish();
    }

    [TearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task Nothing_of_a_round_is_public_before_its_announcement_and_each_phase_is_told_once()
    {
        await stage.MovePhases();
        Assert.That((await stage.Hub.Get("/contest/2026")).Status, Is.EqualTo(404));
        Assert.That((await stage.Hub.Get("/contest/2026/rules")).Status, Is.EqualTo(404));
        Assert.That((await stage.Hub.Get("/contest/2026/calendar.ics")).Status, Is.EqualTo(404));
        Assert.That(await stage.Facts("ItemPublished"), Is.Empty);

        await stage.Go(A.Day(10));
        await stage.MovePhases();

        Assert.Multiple(async () =>
        {
            Assert.That(await stage.Facts("ItemPublished"), Has.Count.EqualTo(1));
            Assert.That((await stage.Facts("NoticeRaised")).Count(n => n.Contains("Notice.Phase", StringComparison.Ordinal)), Is.EqualTo(2), "announced, entries");
            Assert.That((await stage.Hub.Get("/contest/2026")).Main, Does.Contain("Електронні послуги").And.Contain("Триває приймання заявок"));
            Assert.That((await stage.Hub.Get("/en/contest")).Main, Does.Contain("Electronic services").And.Contain("Entries are open"));
            Assert.That((await stage.Hub.Get("/contest/2026/calendar.ics")).Text, Does.StartWith("BEGIN:VCALENDAR\r\n").And.Contain("DTSTART:20260410T070000Z"));
            Assert.That((await stage.Hub.Get("/contest/2026/entries")).Status, Is.EqualTo(404), "entries are not public yet");
        });
    }

    [Test]
    public async Task An_entry_is_received_with_its_fingerprint_and_two_submitted_at_once_get_two_numbers()
    {
        await stage.Go(A.Day(20));
        var (first, second) = (await stage.Draft(Ann), await stage.Draft(Bohdan));
        await stage.Fill(Ann, first);
        await stage.Fill(Bohdan, second);
        await Task.WhenAll(stage.As(Ann).Run<SubmitEntry>(u => u.Run(first, default)), stage.As(Bohdan).Run<SubmitEntry>(u => u.Run(second, default)));

        var receipt = await stage.As(Ann).Get($"/contest/entering/receipt/{first}");
        var text = await stage.As(Ann).Get($"/contest/entering/receipt/{first}?handler=Text&number=1");
        var numbers = new[] { (await stage.Entry(first)).Number, (await stage.Entry(second)).Number };
        Assert.Multiple(async () =>
        {
            Assert.That(numbers, Is.EquivalentTo(new[] { 1, 2 }));
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(text.Bytes)), Is.EqualTo((await stage.Entry(first)).Fingerprint));
            Assert.That(receipt.Main.Replace(" ", "", StringComparison.Ordinal), Does.Contain((await stage.Entry(first)).Fingerprint!));
            Assert.That((await stage.As(Bohdan).Get($"/contest/entering/receipt/{first}")).Status, Is.EqualTo(404), "somebody else's");
            Assert.That(await stage.Facts("TaskOpened"), Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task Late_by_a_second_is_refused_by_the_page_and_what_was_typed_is_kept()
    {
        await stage.Go(A.Day(20));
        var id = await stage.Draft(Ann);
        await stage.Fill(Ann, id);
        var page = await stage.As(Ann).Get($"/contest/entering/submit/{id}");
        await stage.Go(A.Day(40));

        var refused = await page.Submit("main form");

        Assert.That(refused.Errors.Single(), Does.Contain("Приймання заявок завершилося"));
        Assert.That((await stage.Entry(id)).State, Is.EqualTo(EntryState.Draft));
        Assert.That((await stage.As(Ann).Get($"/contest/entering/edit/{id}")).Text, Does.Contain("Електронна черга"));
    }

    [Test]
    public async Task A_returned_entry_is_mended_once_and_a_term_that_passes_ends_it()
    {
        await stage.Go(A.Day(20));
        var (mended, missed) = (await stage.Submitted(Ann), await stage.Submitted(Bohdan));
        await stage.Go(A.Day(41));
        await stage.Decide(mended, Verdict.Returned, "Додайте джерело", A.Day(45));
        await stage.Decide(missed, Verdict.Returned, "Додайте джерело", A.Day(45));
        Assert.That((await stage.As(Ann).Get($"/contest/entering/edit/{mended}")).Main, Does.Contain("Додайте джерело"));
        await stage.As(Ann).Run<SubmitEntry>(u => u.Run(mended, default));
        await stage.Go(A.Day(45));
        await stage.MovePhases();
        await stage.Decide(mended, Verdict.Eligible);

        Assert.That((await stage.Entry(mended)).State, Is.EqualTo(EntryState.Eligible));
        Assert.That((await stage.Entry(missed)).State, Is.EqualTo(EntryState.Ineligible));
        Assert.That((await stage.Facts("NoticeRaised")).Count(n => n.Contains("Notice.TermPassed", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task An_entry_from_a_practice_stays_as_it_was_and_its_withdrawal_is_shown_to_organisers()
    {
        await stage.Go(A.Day(20));
        var practice = Guid.CreateVersion7();
        await Tell(Published(practice, 1, "Черга"));
        var entry = await stage.Draft(Ann, practice);
        await Tell(Published(practice, 2, "Черга, друга версія"));
        var draft = (await stage.Entry(entry)).Draft;
        Assert.That((draft.Title.Uk, draft.Practice.Single().TextUk), Is.EqualTo(("Черга", "Текст 1")));
        Assert.That(async () => await stage.Draft(Bohdan, practice), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Entry.PracticeNotYours"));

        var content = A.Case();
        await stage.Fill(Ann, entry, content);
        await stage.As(Ann).Run<SubmitEntry>(u => u.Run(entry, default));
        await Tell(new PracticeWithdrawn(practice));

        Assert.That((await stage.Entry(entry)).PracticeWithdrawnAt, Is.Not.Null);
        Assert.That((await stage.As(Organiser).Get($"/contest/organising/round/{stage.Round}")).Main, Does.Contain("вилучено з депозитарію").And.Contain("2026-001"));
        Assert.That(async () => await stage.Draft(Ann, practice), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Entry.PracticeWithdrawn"));
    }

    private static PracticePublished Published(Guid practice, int number, string title) => new(practice, Guid.CreateVersion7(), number, "cherha", title, null, Ann.Id, "00022533", "Міська рада",
        Sections: [new("Problem", "Проблема", "Problem", $"Текст {number}", "")]);

    private async Task Tell(IntegrationEvent fact)
    {
        await stage.Hub.Db<ContestDb>(async db => { db.Publish(fact); await db.SaveChangesAsync(); });
        while (await stage.Hub.DeliverOutbox() > 0) { }
    }
}
