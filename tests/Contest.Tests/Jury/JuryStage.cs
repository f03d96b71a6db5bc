using Hub.Contest.Jury;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Contest.Tests.Jury;

/// <summary>A portal with a round whose jury has just begun: one nomination with two criteria, and people of every role.</summary>
internal sealed class JuryStage : IAsyncDisposable
{
    private int number;

    private JuryStage(HubApp hub, FakeTimeProvider time) => (Hub, Time) = (hub, time);

    public static TestPerson Organiser { get; } = new("Олена", ContestModule.Manage);
    public static TestPerson Chair { get; } = new("Голова", ContestModule.Chair);
    public static TestPerson Clerk { get; } = new("Тарас", ContestModule.Check);
    public static TestPerson Entrant { get; } = new("Ганна");
    public static TestPerson Stranger { get; } = new("Семен");

    public HubApp Hub { get; }
    public FakeTimeProvider Time { get; }
    public Round Round { get; private set; } = null!;
    public Nomination Nomination { get; private set; } = null!;
    public DateTimeOffset Now => Time.GetUtcNow();

    public static async Task<JuryStage> Start(HubAppOptions? options = null)
    {
        // Every look at the clock moves it, so that one thing comes after another.
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(10) };
        var stage = new JuryStage(await HubApp.Start((options ?? new()) with { Time = time }), time);
        foreach (var person in new[] { Organiser, Chair, Clerk, Entrant, Stranger })
            stage.Hub.As(person);
        await stage.Prepare();
        return stage;
    }

    public Task<T> Db<T>(Func<ContestDb, Task<T>> work) => Hub.Db(work);

    public Visitor As(TestPerson person) => Hub.As(person);

    /// <summary>An entry that takes part.</summary>
    public async Task<Entry> Entered(string title, string code = "", string organisation = "Міська рада", string region = "", Guid? author = null, Nomination? nomination = null)
    {
        var content = new EntryContent { Title = new(title), Summary = new("Стислий опис: " + title), OrganisationCode = code, Organisation = new(organisation), Region = region };
        content.Sections["Problem"] = new("Проблема заявки «" + title + "»");
        var entry = Entry.Start(Guid.CreateVersion7(), nomination ?? Nomination, content, author ?? Entrant.Id, Round.Calendar.Entries);
        return await Db(async db =>
        {
            var round = await db.Rounds.SingleAsync(r => r.Id == Round.Id);
            var submission = entry.Submit(round, [], 0, entry.SubmitterId, Round.Calendar.Entries.AddDays(1));
            entry.Accept(Clerk.Id, Round.Calendar.Eligibility.AddDays(1));
            db.Entries.Add(entry);
            db.Submissions.Add(submission);
            db.EntryAuthors.Add(new() { EntryId = entry.Id, PersonId = entry.SubmitterId });
            await db.SaveChangesAsync();
            return entry;
        });
    }

    /// <summary>Somebody who accepted the rules; by default with a person of their own.</summary>
    public async Task<(TestPerson Person, Juror Juror)> Seated(TestPerson? person = null, IEnumerable<(Guid, int)>? team = null)
    {
        var at = ++number;
        person ??= new TestPerson($"Член журі {at}");
        Hub.As(person);
        return (person, await Db(async db =>
        {
            var last = await db.Jurors.MaxAsync(j => (int?)j.Pseudonym) ?? 0;
            var juror = Juror.Invite(Guid.CreateVersion7(), Round.Id, person.Id, person.Name, null, person.Email, JurorCategory.Scholar, last + 1, null, Organiser.Id, Round.Calendar.Entries);
            juror.JoinTeams(team ?? []);
            juror.Accept(person.Id, 1, Round.Calendar.Entries);
            db.Jurors.Add(juror);
            await db.SaveChangesAsync();
            return juror;
        }));
    }

    public Task Assign(Juror juror, params Entry[] entries) => Hub.Db<ContestDb>(async db =>
    {
        db.Assignments.AddRange(entries.Select(e => new Contest.Jury.Assignment { JurorId = juror.Id, EntryId = e.Id, Source = AssignmentSource.Hand, ById = Organiser.Id, At = Now }));
        await db.SaveChangesAsync();
    });

    /// <summary>The rules of the round, as if they had been declared before its jury began.</summary>
    public Task Declare(RoundSettings settings) => Hub.Db<ContestDb>(async db =>
    {
        var round = await db.Rounds.SingleAsync(r => r.Id == Round.Id);
        round.Declare(settings, Organiser.Id, Round.Calendar.Entries);
        await db.SaveChangesAsync();
    });

    /// <summary>A ballot with scores in the order of the criteria; null for none.</summary>
    public Task<Ballot> Scored(Juror juror, Entry entry, params decimal?[] values) => Db(async db =>
    {
        var criteria = (await db.Nominations.AsNoTracking().SingleAsync(n => n.Id == entry.NominationId)).InOrder().ToList();
        var ballot = Ballot.Open(juror.Id, entry.Id, Round.Calendar.Jury.AddHours(1));
        foreach (var (criterion, value) in criteria.Zip(values))
            if (value is not null)
                ballot.Give(criterion, criteria, value, "Пояснення", juror.PersonId!.Value, Round.Calendar.Jury.AddHours(1));
        db.Ballots.Add(ballot);
        await db.SaveChangesAsync();
        return ballot;
    });

    /// <summary>The fields of a scoring form.</summary>
    public (string, string?)[] Scores(string? first, string? second, string? comment = null, int seen = 0, string? note = null)
    {
        var criteria = Nomination.InOrder().ToList();
        return
        [
            ("Input.Seen", FormattableString.Invariant($"{seen}")), ("Input.Note", note),
            ($"Input.Scores[{criteria[0].Id}].Value", first), ($"Input.Scores[{criteria[0].Id}].Comment", comment),
            ($"Input.Scores[{criteria[1].Id}].Value", second), ($"Input.Scores[{criteria[1].Id}].Comment", null),
        ];
    }

    public async Task<Nomination> Added(string slug, int place, string title)
    {
        var nomination = Nomination.Add(Guid.CreateVersion7(), Round.Id, slug, place, title, null, null, null);
        nomination.Judge(
        [
            new Criterion { TitleUk = "Користь", Weight = 60, CommentBelow = 3, CommentAbove = 9, Anchors = [new(0, "жодної", "none"), new(10, "для всієї країни", "for the whole country")] },
            new Criterion { TitleUk = "Сталість", Weight = 40 },
        ], whole: true);
        await Hub.Db<ContestDb>(async db =>
        {
            db.Nominations.Add(nomination);
            await db.SaveChangesAsync();
        });
        return nomination;
    }

    /// <summary>The latest facts of a kind.</summary>
    public async Task<IReadOnlyList<string>> Facts<TFact>() where TFact : IntegrationEvent
    {
        var name = typeof(TFact).FullName!;
        return await Db(db => db.Outbox.AsNoTracking().Where(r => r.Type == name).OrderBy(r => r.OccurredAt).Select(r => r.Payload).ToListAsync());
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private async Task Prepare()
    {
        var day = new DateTimeOffset(2026, 3, 1, 22, 0, 0, TimeSpan.Zero);
        var calendar = new RoundCalendar(day.AddDays(-60), day.AddDays(-50), day.AddDays(-20), day, day.AddDays(10), day.AddDays(15), day.AddDays(20), day.AddDays(30));
        Round = Round.Prepare(Guid.CreateVersion7(), 2026, "Конкурс практик 2026", "Contest 2026", calendar, Organiser.Id, day.AddDays(-70));
        await Hub.Db<ContestDb>(async db =>
        {
            db.Rounds.Add(Round);
            db.Rules.Add(new RulesVersion { RoundId = Round.Id, Number = 1, TextUk = "Правила **конкурсу**.", ById = Organiser.Id, At = day.AddDays(-65) });
            await db.SaveChangesAsync();
        });
        Nomination = await Added("posluhy", 1, "Електронні послуги");
        await Hub.Db<ContestDb>(async db =>
        {
            (await db.Rounds.SingleAsync(r => r.Id == Round.Id)).Publish([Nomination], true, day.AddDays(-61));
            await db.SaveChangesAsync();
        });
        Round = await Db(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Id == Round.Id));
    }
}
