using System.Globalization;
using Hub.Contest.Counting;
using Hub.Contest.Jury;
using Hub.Contest.Results;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Demo;

/// <summary>
/// A finished round whose result can be recomputed: twenty entries, nine jurors, conflicts, an abstention, a partial and a voided ballot,
/// a tie that criteria decide. All of it is made up; the result is counted from it by the rules like any other. Added once.
/// </summary>
internal sealed class SeedFinishedRound(ContestDb db, CountRound count)
{
    public static readonly Guid Id = DemoId.Of("round", "finished");

    private const int Readers = 5;
    private const int Withdrawn = 19;
    private const int Refused = 20;

    /// <summary>Scores by criterion of two entries of the first nomination: both make 7.0, and the first criterion tells them apart.</summary>
    private static readonly Dictionary<int, int[]> tied = new() { [4] = [6, 8, 7, 8], [7] = [8, 6, 7, 6] };

    private static readonly (string Uk, string En)[] titles =
    [
        ("Послуги ЦНАПу в сільській бібліотеці", "Service centre at the village library"), ("Реєстр майна громади на одній карті", "One map of community property"), ("Обговорення бюджету за столом і в мережі", "Budget debated at the table and online"),
        ("Е-запис до перинатального центру", "Online booking at the perinatal centre"), ("Енергомоніторинг дитсадків", "Energy monitoring of kindergartens"), ("Голосування за назви вулиць", "Voting on street names"),
        ("Субсидія за одним дзвінком", "A subsidy by one call"), ("Диспетчерська водоканалу на смартфоні", "Water utility dispatch on a smartphone"), ("Шкільні ради з електронним протоколом", "School councils with electronic minutes"),
        ("Довідки ветеранам без черги", "Certificates for veterans without a queue"), ("Маршрути сміттєвозів за датчиками", "Waste routes by sensors"), ("Карта обіцянок депутатів", "A map of deputies’ promises"),
        ("Реєстрація бізнесу за годину", "Business registration in an hour"), ("Електронний журнал комунальних робіт", "An electronic log of municipal works"), ("Онлайн-приймальня міського голови", "The mayor’s online reception"),
        ("Один застосунок для пільговиків", "One app for people with benefits"), ("Облік звернень у сорока селах", "Requests of forty villages in one record"), ("Опитування мешканців щокварталу", "Quarterly resident surveys"),
        ("Квиток на паром із телефона", "A ferry ticket by phone"), ("Архів рішень ради з пошуком", "A searchable archive of council decisions"),
    ];

    public async Task Run(DemoPeople who, int year, CancellationToken cancel)
    {
        if (await db.Rounds.AnyAsync(r => r.Id == Id || r.Year == year, cancel))
            return;
        // Everything added here is new: looking for changes at each addition would cost seconds.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var round = Begin(who, year);
            var filling = new DemoFilling(db, who);
            var nominations = filling.TellNominations(Id);
            filling.TellRules(Id, round.Calendar.Announced.AddDays(-1));
            round.Publish(nominations, hasRules: true, round.Calendar.Announced);
            var entries = titles.Select((title, index) => Enter(filling, round, nominations[index % nominations.Count], index + 1, title)).ToList();
            var jurors = Seat(who, round);
            Judge(round, nominations, entries, jurors);
            Vote(round, entries);
            await db.SaveChangesAsync(cancel);
            await Publish(round, entries, who, cancel);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
            db.ChangeTracker.Clear();
        }
    }

    private Round Begin(DemoPeople who, int year)
    {
        DateTimeOffset Day(int month, int day) => KyivTime.StartOf(new DateOnly(year, month, day));
        var calendar = new RoundCalendar(Day(2, 1), Day(3, 1), Day(5, 1), Day(6, 1), Day(9, 1), Day(9, 20), Day(9, 21), Day(10, 5));
        var round = Round.Prepare(Id, year, string.Create(CultureInfo.InvariantCulture, $"Демонстраційний конкурс {year} року"), string.Create(CultureInfo.InvariantCulture, $"Demonstration competition {year}"),
            calendar, who.Organiser, calendar.Announced, demonstration: true);
        round.Describe(round.TitleUk, round.TitleEn, "Завершений демонстраційний конкурс: заявки, члени журі й оцінки вигадані, а результат пораховано за правилами, і його може перерахувати кожен.",
            "A finished demonstration: entries, jurors and scores are made up, but the result is counted by the rules and anybody can recount it.");
        round.Declare(new RoundSettings
        {
            JurorsPerEntry = Readers,
            LeastBallots = 3,
            Trim = true,
            Ties = TieRule.Criteria,
            PublicVote = true,
            EntriesShown = EntriesShown.FromJury,
            AssignmentSeed = year,
        }, who.Organiser, calendar.Announced.AddDays(-1));
        db.Rounds.Add(round);
        return round;
    }

    private Entry Enter(DemoFilling filling, Round round, Nomination nomination, int number, (string Uk, string En) title)
    {
        var entry = filling.Submitted(round, nomination, number, title.Uk, title.En, round.Calendar.Entries.AddDays(number));
        filling.Decide(entry, round.Calendar.Eligibility.AddDays(number % 12), number == Refused ? "Заявку подала фізична особа, а брати участь можуть лише організації." : null);
        if (number == Withdrawn)
            entry.Withdraw("Громада вирішила доопрацювати практику.", round, round.Calendar.Jury.AddDays(5));
        db.TellSubmitter(entry);
        return entry;
    }

    private List<Juror> Seat(DemoPeople who, Round round)
    {
        var at = round.Calendar.Entries;
        return [.. DemoJurors.All.Select((demo, place) =>
        {
            var juror = Juror.Invite(DemoId.Of("juror", round.Year, place), Id, who.Juror(place + 1), demo.Uk, demo.En, FormattableString.Invariant($"juror{place + 1}@example.org"), demo.Category, place + 1, null, who.Organiser, at, at.AddDays(14));
            juror.Accept(who.Juror(place + 1), 1, at.AddDays(2));
            juror.Declare(demo.Region, null);
            db.Jurors.Add(juror);
            return juror;
        })];
    }

    private void Judge(Round round, IReadOnlyList<Nomination> nominations, List<Entry> entries, List<Juror> jurors)
    {
        var (at, asked) = (round.Calendar.Jury.AddDays(1), round.Calendar.Jury.AddDays(-1));
        Conflict Found(int juror, int entry, string because, DateTimeOffset when) => db.Conflicts.Add(Conflict.Declare(jurors[juror].Id, entries[entry - 1].Id, because, when)).Entity;
        Found(1, 5, "Консультував громаду під час упровадження.", asked);
        // It came to light only when the ballot had been cast: the ballot is listed and does not count.
        Found(3, 10, "Працював у цій громаді.", round.Calendar.Deliberation.AddDays(2));
        db.Conflicts.Add(Conflict.Suggest(jurors[5].Id, entries[7].Id, ConflictKind.SameTerritory, jurors[5].Region, asked)).Entity
            .Decide(ConflictState.Dismissed, "Лише та сама область: спільної роботи не було.", round.CreatedBy, asChair: true, asked);
        foreach (var entry in entries.Where(e => e.State != EntryState.Ineligible))
        {
            var criteria = nominations.Single(n => n.Id == entry.NominationId).InOrder().ToList();
            foreach (var (turn, juror) in ReadersOf(entry.Number!.Value, jurors).Index())
            {
                // Whoever turned out to have a conflict is no longer assigned; what they had cast stays on record.
                if ((juror, entry) != (jurors[3], entries[9]))
                    db.Assignments.Add(new Assignment { JurorId = juror.Id, EntryId = entry.Id, Source = AssignmentSource.Hand, ById = round.CreatedBy, At = asked });
                Score(entry, juror, turn, criteria, at.AddHours(entry.Number.Value * 7 + turn));
            }
        }
    }

    /// <summary>Five of the nine, so that every two entries share some; whoever declared a conflict beforehand gives way to the next.</summary>
    private static IEnumerable<Juror> ReadersOf(int entry, List<Juror> jurors) =>
        Enumerable.Range(0, jurors.Count).Select(i => (entry * 2 + i) % jurors.Count).Where(j => (j, entry) != (1, 5)).Take(Readers).Select(j => jurors[j]);

    private void Score(Entry entry, Juror juror, int turn, List<Criterion> criteria, DateTimeOffset at)
    {
        var number = entry.Number!.Value;
        var ballot = Ballot.Open(juror.Id, entry.Id, at);
        if ((number, turn) == (8, 4))
            ballot.Abstain("Не маю досвіду з мережами водопостачання.", at);
        else
            Fill(ballot, entry, juror, turn, criteria, at);
        if ((number, turn) == (12, 1))
            ballot.Void("Член журі повідомив, що оцінив іншу заявку.");
        db.Ballots.Add(ballot);
    }

    private void Fill(Ballot ballot, Entry entry, Juror juror, int turn, List<Criterion> criteria, DateTimeOffset at)
    {
        var number = entry.Number!.Value;
        foreach (var criterion in (number, turn) == (14, 2) ? criteria.Take(2) : number == Withdrawn ? criteria.Take(1) : criteria)
        {
            var value = Value(number, turn, juror.Pseudonym, criterion.Place);
            var comment = criterion.NeedsComment(value) ? value > 5 ? "Результат підтверджено незалежним джерелом." : "З опису не видно, що змінилося для людей." : "";
            db.ScoreChanges.Add(ballot.Give(criterion, criteria, value, comment, juror.PersonId!.Value, at)!);
        }
    }

    /// <summary>An entry's worth, a juror's severity and a little of each; in the tied entries the highest and the lowest, which are set aside, lie evenly around.</summary>
    private static decimal Value(int entry, int turn, int juror, int criterion) => tied.TryGetValue(entry, out var fixedScores)
        ? fixedScores[criterion - 1] + (turn == criterion % Readers ? 1 : turn == (criterion + 2) % Readers ? -1 : 0)
        : Math.Clamp(4 + DemoId.Chance(5, "finished worth", entry, criterion) + DemoId.Chance(3, "finished taste", entry, criterion, juror) - DemoId.Chance(3, "finished severity", juror), 1, 10);

    private void Vote(Round round, List<Entry> entries)
    {
        foreach (var nomination in entries.Where(e => e.State == EntryState.Eligible).GroupBy(e => e.NominationId).Select(g => g.ToList()))
            for (var citizen = 1; citizen <= 40; citizen++)
                if (DemoId.Chance(nomination.Count * 2, "finished vote", nomination[0].NominationId, citizen) is var chosen && chosen < nomination.Count)
                    db.PublicVotes.Add(new PublicVote { NominationId = nomination[0].NominationId, PersonId = DemoId.Of("citizen", citizen), EntryId = nomination[chosen].Id, At = round.Calendar.Jury.AddDays(citizen) });
    }

    private async Task Publish(Round round, List<Entry> entries, DemoPeople who, CancellationToken cancel)
    {
        var at = round.Calendar.Results.AddHours(12);
        var input = await count.Run(Id, cancel);
        db.PublishedResults.Add(PublishResult.Freeze(RoundCount.Of(input with { Round = input.Round with { Counted = KyivTime.DateOf(at) } }), Id, 1, null, who.Organiser, at));
        round.ShowResult(at);
        round.Told(Phase.Archive);
        db.Entry(round).State = EntityState.Modified;
        db.Timeline.Add(new TimelineEntry { Id = DemoId.Of("step", Id, 1), RoundId = Id, PersonId = who.Organiser, Action = "ResultPublished", At = at, IsPublic = true });
        foreach (var entry in entries.Where(e => e.State == EntryState.Eligible))
            db.Publish(ContestFacts.EntryItem(entry, entry.Draft, entry.Tellings, at));
        db.Publish(ContestFacts.RoundItem(round, null, round.Version + 1, at));
        await db.SaveChangesAsync(cancel);
    }
}
