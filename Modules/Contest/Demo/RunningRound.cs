using System.Globalization;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Territories;

namespace Hub.Contest.Demo;

/// <summary>A round in the midst of scoring: 45 entries in three nominations. All of it is demonstration, like its jury, which <see cref="SeedJury"/> adds.</summary>
internal sealed class RunningRound(ContestDb db, DemoPeople who, DateTimeOffset now)
{
    public static readonly Guid Id = DemoId.Of("round", "running");

    private readonly DemoFilling filling = new(db, who);
    private IReadOnlyList<Nomination> nominations = [];

    public void Tell()
    {
        var round = Begin();
        nominations = filling.TellNominations(Id);
        round.Publish(nominations, hasRules: true, round.Calendar.Announced);
        for (var number = 1; number <= nominations.Count * DemoEntries.PerNomination; number++)
            TellEntry(round, number);
        round.Told(Phase.Jury);
        db.Publish(ContestFacts.RoundItem(round, null, round.Version, round.Calendar.Jury));
    }

    private Round Begin()
    {
        // By days of Kyiv, not by hours: summer time may begin or end between.
        DateTimeOffset Day(int number) => KyivTime.StartOf(KyivTime.DateOf(now).AddDays(number));
        var calendar = new RoundCalendar(Day(-90), Day(-75), Day(-30), Day(-10), Day(18), Day(25), Day(26), Day(36));
        var year = KyivTime.DateOf(now).Year;
        var round = Round.Prepare(Id, year, string.Create(CultureInfo.InvariantCulture, $"Національний конкурс {year} року"), string.Create(CultureInfo.InvariantCulture, $"National competition {year}"),
            calendar, who.Organiser, calendar.Announced, demonstration: true);
        round.Describe(round.TitleUk, round.TitleEn, "Демонстраційний конкурс: заявки, члени журі й оцінки вигадані, щоб показати, як усе працює.",
            "A demonstration round: entries, jurors and scores are made up to show how it works.");
        round.Declare(new RoundSettings { JurorsPerEntry = 5, LeastBallots = 3, Trim = true, AssignmentSeed = 29102013 }, who.Organiser, calendar.Announced.AddDays(-1));
        db.Rounds.Add(round);
        filling.TellRules(Id, calendar.Announced.AddDays(-1));
        db.Timeline.Add(new TimelineEntry { Id = DemoId.Of("step", Id, 1), RoundId = Id, Action = "PhaseAnnounced", At = calendar.Announced, IsPublic = true });
        return round;
    }

    private void TellEntry(Round round, int number)
    {
        var nomination = nominations[(number - 1) % nominations.Count];
        var (uk, en) = DemoEntries.Titles[(number - 1) % nominations.Count][(number - 1) / nominations.Count];
        var entry = filling.Submitted(round, nomination, number, uk, en, round.Calendar.Entries.AddDays(1 + number * 43.0 / 46));
        filling.Decide(entry, round.Calendar.Eligibility.AddDays(1 + number % 12));
        db.TellSubmitter(entry);
    }
}
