using Hub.Contest.Counting;
using Hub.SharedKernel;
using static Hub.Contest.Tests.A;

namespace Hub.Contest.Tests.Calendar;

/// <summary>Phases follow the calendar; what was declared stays.</summary>
public sealed class RoundTests
{
    [TestCase(-1, "Prepared")]
    [TestCase(0, "Announced")]
    [TestCase(39, "Entries")]
    [TestCase(40, "Eligibility")]
    [TestCase(69, "Jury")]
    [TestCase(75, "Results")]
    [TestCase(500, "Archive")]
    public void The_phase_is_a_matter_of_the_calendar(int day, string phase) =>
        Assert.That(Published().Round.PhaseAt(Day(day)).ToString(), Is.EqualTo(phase));

    [Test]
    public void A_round_nobody_published_stays_prepared() => Assert.That(Round().PhaseAt(Day(45)), Is.EqualTo(Phase.Prepared));

    [Test]
    public void Phases_out_of_order_are_refused() =>
        Assert.That(() => Round().Reschedule(A.Calendar with { Jury = Day(39) }), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Calendar.Order"));

    [Test]
    public void Dates_of_a_public_round_do_not_change() => Refused("Calendar.Published", () => Published().Round.Reschedule(A.Calendar));

    [Test]
    public void An_extension_moves_everything_after_it_and_nothing_before()
    {
        var round = Published().Round;
        var extension = round.Extend(Phase.Entries, Day(43), "Сервіс не працював", null, Organiser, Day(39));

        Assert.Multiple(() =>
        {
            Assert.That(round.Calendar, Is.EqualTo(new RoundCalendar(Day(0), Day(10), Day(43), Day(53), Day(73), Day(78), Day(79), Day(93))));
            Assert.That((extension.EndedAt, extension.EndsAt), Is.EqualTo((Day(40), Day(43))));
        });
    }

    [Test]
    public void A_phase_that_is_over_cannot_be_extended() => Refused("Extension.Over", () => Published().Round.Extend(Phase.Entries, Day(60), "Причина", null, Organiser, Day(40)));

    [Test]
    public void An_extension_needs_a_reason() => Refused("Extension.ReasonNeeded", () => Published().Round.Extend(Phase.Entries, Day(60), " ", null, Organiser, Day(20)));

    [Test]
    public void A_phase_is_never_made_shorter() => Refused("Extension.NotLater", () => Published().Round.Extend(Phase.Entries, Day(30), "Причина", null, Organiser, Day(20)));

    [Test]
    public void Weights_that_do_not_sum_to_100_keep_a_round_from_the_public()
    {
        var round = Round();
        Refused("Criterion.WeightsNotWhole", () => round.Publish([Nomination(round, 60, 39.5m)], hasRules: true, Day(-5)));
        Assert.That(round.PublishedAt, Is.Null);
    }

    [Test]
    public void Settings_change_until_the_jury_begins_and_each_change_is_kept()
    {
        var round = Published().Round;
        var change = round.Declare(round.Settings with { Average = Average.Median }, Organiser, Day(50).AddSeconds(-1));

        Assert.That(RoundSettings.FromJson(change!.Before).Average, Is.EqualTo(Average.Mean));
        Assert.That(round.Settings.Average, Is.EqualTo(Average.Median));
        Refused("Settings.Fixed", () => round.Declare(new(), Organiser, Day(50)));
    }

    [Test]
    public void Settings_that_contradict_themselves_are_refused()
    {
        Refused("Settings.TooFewJurors", () => Round().Declare(new() { JurorsPerEntry = 2 }, Organiser, Day(0)));
        Refused("Settings.AnonymousButShown", () => Round().Declare(new() { AnonymousReading = true, EntriesShown = EntriesShown.FromJury }, Organiser, Day(0)));
    }

    private static void Refused(string key, Action work) => Assert.That(() => work(), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo(key));
}
