using System.Globalization;
using Hub.Contest.Eligibility;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Territories;

namespace Hub.Contest.Demo;

/// <summary>A round in the midst of scoring: 45 entries in three nominations. All of it is demonstration, like its jury, which <see cref="SeedJury"/> adds.</summary>
internal sealed class RunningRound(ContestDb db, DemoPeople who, DateTimeOffset now)
{
    public static readonly Guid Id = DemoId.Of("round", "running");

    private readonly List<Nomination> nominations = [];

    public void Tell()
    {
        var round = Begin();
        TellNominations();
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
        db.Rules.Add(new RulesVersion { Id = DemoId.Of("rules", Id, 1), RoundId = Id, Number = 1, TextUk = DemoRules.Uk, TextEn = DemoRules.En, ById = who.Organiser, At = calendar.Announced.AddDays(-1) });
        db.Timeline.Add(new TimelineEntry { Id = DemoId.Of("step", Id, 1), RoundId = Id, Action = "PhaseAnnounced", At = calendar.Announced, IsPublic = true });
        return round;
    }

    private void TellNominations()
    {
        foreach (var (key, uk, en) in DemoRules.Nominations)
        {
            var nomination = Nomination.Add(DemoId.Of("nomination", Id, key), Id, key, nominations.Count + 1, uk, en, null, null);
            nomination.Judge([.. DemoRules.Criteria(nomination.Id)], whole: true);
            nomination.Chair(who.Chair);
            db.Nominations.Add(nomination);
            nominations.Add(nomination);
        }
    }

    private void TellEntry(Round round, int number)
    {
        var nomination = nominations[(number - 1) % nominations.Count];
        var (uk, en) = DemoEntries.Titles[(number - 1) % nominations.Count][(number - 1) / nominations.Count];
        var region = Regions.All[number % Regions.All.Count];
        var content = new EntryContent
        {
            Title = new(uk, en),
            Summary = new($"Демонстраційна заявка: {char.ToLower(uk[0], CultureInfo.InvariantCulture)}{uk[1..]}. Громада перейшла на нове рішення за рік і виміряла, що змінилося для людей.", $"A demonstration entry: {en}."),
            Organisation = new($"Демонстраційна громада {number}, {region.NameUk}", $"Demonstration community {number}, {region.NameEn}"),
            Region = region.Katottg,
            ContactName = "Контактна особа громади",
            ContactEmail = "hromada@example.org",
            Declared = true,
        };
        foreach (var section in nomination.Form.Sections)
            content.Sections[section.Key] = new(DemoRules.Section(section.Key, uk));
        var at = round.Calendar.Entries.AddDays(1 + number * 43.0 / 46);
        var entry = Entry.Start(DemoId.Of("entry", Id, number), nomination, content, who.Submitter(number), at.AddDays(-1), demonstration: true);
        db.Submissions.Add(entry.Submit(round, [], 0, entry.SubmitterId, at));
        db.EntryAuthors.Add(new EntryAuthor { EntryId = entry.Id, PersonId = entry.SubmitterId });
        var checkedAt = round.Calendar.Eligibility.AddDays(1 + number % 12);
        entry.Accept(who.Clerk, checkedAt);
        db.EligibilityDecisions.Add(new EligibilityDecision { Id = DemoId.Of("decision", Id, number), EntryId = entry.Id, Submission = 1, Verdict = Verdict.Eligible, Checked = string.Join(' ', Checklist.Keys), ById = who.Clerk, At = checkedAt });
        db.Entries.Add(entry);
        db.TellSubmitter(entry);
    }
}
