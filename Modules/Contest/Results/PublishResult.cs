using System.Text;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Exchange;
using Hub.Contest.Jury;
using Hub.Contest.Organising;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Results;

/// <summary>
/// Freezes the count of a round as its published result: the first one, or a corrected one after an appeal was upheld. What was published
/// before stays. Awards, diplomas and badges are given afterwards by use cases that start from the result this one returns;
/// <see cref="PublishedCount.Read"/> makes a count of it again.
/// </summary>
internal sealed class PublishResult(ContestDb db, CountRound count, TimeProvider time)
{
    public async Task<PublishedResult> Run(Guid id, Guid? appealId, Guid by, CancellationToken cancel)
    {
        var (round, now) = (await db.Rounds.SingleAsync(r => r.Id == id, cancel), time.GetUtcNow());
        var last = await db.PublishedResults.AsNoTracking().Where(r => r.RoundId == id).MaxAsync(r => (int?)r.Number, cancel) ?? 0;
        await RequireTurn(round, appealId, last, now, cancel);
        var counted = RoundCount.Of(await count.Run(id, cancel));
        RequireSettled(counted);
        var result = Freeze(counted, id, last + 1, appealId, by, now);
        db.PublishedResults.Add(result);
        var first = round.ResultAt is null;
        round.ShowResult(now);
        await Tell(round, first, by, now, cancel);
        await db.SaveChangesAsync(cancel);
        return result;
    }

    /// <summary>The count as files that never change.</summary>
    public static PublishedResult Freeze(RoundCount counted, Guid round, int number, Guid? appeal, Guid by, DateTimeOffset now) =>
        PublishedResult.Of(round, number, Encoding.UTF8.GetString(CountCsv.Bytes(counted)), Encoding.UTF8.GetString(ProtocolJson.Bytes(counted)), appeal, by, now);

    /// <summary>The first result belongs to nobody's appeal, and each upheld appeal brings at most one more.</summary>
    private async Task RequireTurn(Round round, Guid? appealId, int last, DateTimeOffset now, CancellationToken cancel)
    {
        if (round.PhaseAt(now) < Phase.Deliberation)
            throw new RuleViolation("Result.TooEarly", null, round.Calendar.Deliberation);
        if (round.PhaseAt(now) < Phase.Results)
            throw new RuleViolation("Result.NotYet", null, round.Calendar.Results);
        if (appealId is null)
        {
            if (last > 0 || round.ResultAt is not null)
                throw new RuleViolation("Result.Twice");
            return;
        }
        if (last == 0)
            throw new RuleViolation("Result.NoneToCorrect");
        if (await db.Appeals.SingleOrDefaultAsync(a => a.Id == appealId && a.RoundId == round.Id, cancel) is not { State: AppealState.Upheld })
            throw new RuleViolation("Result.AppealNotUpheld");
        if (await db.PublishedResults.AnyAsync(r => r.AppealId == appealId, cancel))
            throw new RuleViolation("Result.Twice");
    }

    /// <summary>Every tie that the rules leave to the chair is decided, and every nomination has a result.</summary>
    public static void RequireSettled(RoundCount counted)
    {
        if (counted.Nominations.FirstOrDefault(n => n.IsRefused) is { } refused)
            throw new RuleViolation("Count.Panels", null, refused.Nomination.TitleUk, Panel.Names(refused.Panels));
        var open = counted.Nominations.SelectMany(n => ChairTie.Of(n).Where(t => !t.IsDecided).Select(t => $"{n.Nomination.TitleUk}: {string.Join(", ", t.Entries.Select(e => e.Entry.Key))}")).ToList();
        if (open.Count > 0)
            throw new RuleViolation("Result.TiesOpen", null, string.Join("; ", open));
    }

    private async Task Tell(Round round, bool first, Guid by, DateTimeOffset now, CancellationToken cancel)
    {
        db.Record(round.Id, null, by, first ? "ResultPublished" : "ResultCorrected", null, now, isPublic: true);
        db.CloseDeliberation(round.Id);
        db.PublishRound(round, await db.LatestRules(round.Id, cancel), now);
        db.PagesChanged();
        var (notice, path) = (first ? "Notice.ResultPublished" : "Notice.ResultCorrected", ContestFacts.ResultsPath(round.Year));
        foreach (var entry in await db.Entries.Where(e => e.RoundId == round.Id && e.State == EntryState.Eligible).ToListAsync(cancel))
        {
            if (first && round.Settings.EntriesShown == EntriesShown.FromResults)
                db.PublishEntry(entry, entry.Draft, now);
            db.Notify(entry.SubmitterId, notice, path, by, round.TitleUk);
        }
        var jurors = db.Jurors.AsNoTracking().Where(j => j.RoundId == round.Id && j.PersonId != null && (j.State == JurorState.Accepted || j.State == JurorState.Left)).Select(j => j.PersonId);
        foreach (var juror in await jurors.ToListAsync(cancel))
            db.Notify(juror!.Value, notice, path, by, round.TitleUk);
    }
}

/// <summary>A published result as a count again, from its file alone: as anybody would read it.</summary>
internal static class PublishedCount
{
    public static RoundCount Read(PublishedResult result) => Read(result.Csv);

    public static RoundCount Read(string csv)
    {
        var file = CountFile.Read(Encoding.UTF8.GetBytes(csv));
        return RoundCount.Of(file.Input ?? throw new InvalidDataException($"A published result cannot be read: {file.Mistakes[0]}."));
    }
}
