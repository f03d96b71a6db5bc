using Hub.Contest.Entering;
using Hub.SharedKernel;
using static Hub.Contest.Tests.A;

namespace Hub.Contest.Tests.Entering;

/// <summary>An entry is in time or late to the second, frozen when submitted, mended once.</summary>
public sealed class EntryTests
{
    private readonly Guid me = Guid.CreateVersion7();
    private readonly Guid clerk = Guid.CreateVersion7();

    private Entry Draft(Nomination nomination) => Entry.Start(Guid.CreateVersion7(), nomination, Case(), me, Day(20));

    [Test]
    public void The_last_second_is_in_time_and_the_next_is_late()
    {
        var (round, nomination) = Published();
        var late = Draft(nomination);
        Refused("Entry.Late", () => late.Submit(round, [], 0, me, Day(40)));
        Assert.That(late.Draft.Title.Uk, Is.EqualTo("Електронна черга"), "what was typed stays");
        Assert.That(Draft(nomination).Submit(round, [], 0, me, Day(40).AddSeconds(-1)).Receipt, Is.EqualTo("2026-001"));
    }

    [Test]
    public void A_draft_may_be_typed_after_the_deadline()
    {
        var entry = Draft(Published().Nomination);
        var content = entry.Draft;
        content.Title.Uk = "Пізніше";
        entry.Save(content, Day(41));
        Assert.That(entry.TitleUk, Is.EqualTo("Пізніше"));
    }

    [Test]
    public void Nothing_is_submitted_before_entries_open() => Refused("Entry.TooEarly", () => Draft(Published().Nomination).Submit(Published().Round, [], 0, me, Day(9)));

    [Test]
    public void The_fingerprint_is_that_of_what_was_submitted_with_its_files()
    {
        var (round, nomination) = Published();
        var entry = Draft(nomination);
        var submission = entry.Submit(round, [new("plan.pdf", new string('a', 64))], 0, me, Day(20));

        Assert.Multiple(() =>
        {
            Assert.That(submission.Fingerprint, Is.EqualTo(Entry.FingerprintOf(submission.Content)));
            Assert.That(submission.Read().Files.Single().Name, Is.EqualTo("plan.pdf"));
            Refused("Entry.NotEditable", () => entry.Save(Case(), Day(21)));
        });
    }

    [Test]
    public void A_returned_entry_is_mended_once_and_until_its_deadline()
    {
        var (round, nomination) = Published();
        var entry = Draft(nomination);
        entry.Submit(round, [], 0, me, Day(20));
        entry.Return(round, Day(45), clerk, Day(41));
        Refused("Entry.MendLate", () => entry.Submit(round, [], 0, me, Day(45)));
        Assert.That(entry.Submit(round, [], 0, me, Day(45).AddSeconds(-1)).Receipt, Is.EqualTo("2026-001"), "the number stays");
        Refused("Entry.ReturnedBefore", () => entry.Return(round, Day(49), clerk, Day(46)));
    }

    [Test]
    public void Nobody_decides_on_their_own_entry()
    {
        var (round, nomination) = Published();
        var entry = Draft(nomination);
        entry.Submit(round, [], 0, me, Day(20));
        Refused("Entry.Own", () => entry.Accept(me, Day(41)));
    }

    [Test]
    public void A_submitted_entry_is_withdrawn_with_a_reason_until_the_results()
    {
        var (round, nomination) = Published();
        var entry = Draft(nomination);
        entry.Submit(round, [], 0, me, Day(20));
        Refused("Entry.ReasonNeeded", () => entry.Withdraw(" ", round, Day(60)));
        Refused("Entry.TooLateToWithdraw", () => entry.Withdraw("Причина", round, Day(75)));
        entry.Withdraw("Проєкт зупинено", round, Day(60));
        Assert.That(entry.State, Is.EqualTo(EntryState.Withdrawn));
    }

    [Test]
    public void A_whole_case_has_nothing_to_mend() => Assert.That(EntryChecks.Of(Case(), EntryForm.Usual, english: false), Is.Empty);

    [Test]
    public void Everything_an_empty_case_lacks_is_named_by_its_field() => Assert.That(EntryChecks.Of(new(), EntryForm.Usual, english: false).Select(f => f.Field), Is.EquivalentTo(new[]
    {
        "Content.Title.Uk", "Content.Summary.Uk", "Content.Organisation.Uk", "Content.OrganisationCode", "Content.Sections[Problem].Uk", "Content.Sections[Solution].Uk",
        "Content.Sections[Results].Uk", "Content.Sections[Sustainability].Uk", "Content.Sections[Spread].Uk", "Content.ContactName", "Content.ContactEmail", "Content.Declared",
    }));

    private static void Refused(string key, Action work) => Assert.That(() => work(), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo(key));
}
