using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Organising;

/// <summary>Title and dates of a round, while they may change.</summary>
internal sealed class ChangeRound(ContestDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, RoundWords words, RoundCalendar? calendar, CancellationToken cancel)
    {
        if (await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } round)
            return false;
        round.Describe(words.TitleUk ?? "", words.TitleEn, words.SummaryUk ?? "", words.SummaryEn);
        if (calendar is not null && calendar != round.Calendar)
            round.Reschedule(calendar);
        db.Record(id, null, user.RequiredId, "Changed", null, time.GetUtcNow());
        if (round.IsPublicAt(time.GetUtcNow()))
            db.PublishRound(round, await db.LatestRules(id, cancel), time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>What a round is called.</summary>
internal sealed record RoundWords(string? TitleUk, string? TitleEn, string? SummaryUk, string? SummaryEn);

/// <summary>Lets a prepared round go public.</summary>
internal sealed class PublishRound(ContestDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, CancellationToken cancel)
    {
        if (await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } round)
            return false;
        if (round.PublishedAt is not null)
            return true;
        var (now, rules) = (time.GetUtcNow(), await db.LatestRules(id, cancel));
        var nominations = await db.Nominations.Where(n => n.RoundId == id).ToListAsync(cancel);
        round.Publish(nominations, rules is not null, now);
        Countable.Require(round.Settings, nominations);
        db.Record(id, null, user.RequiredId, "Published", null, now, isPublic: true);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>A phase is made longer, with a reason everybody reads.</summary>
internal sealed class ExtendPhase(ContestDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, Phase phase, string? end, string? reasonUk, string? reasonEn, CancellationToken cancel)
    {
        if (await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { PublishedAt: not null } round)
            return false;
        var now = time.GetUtcNow();
        var extension = round.Extend(phase, KyivMoment.Read(end, "Input.EndsOn", "Extension.EndsOn"), reasonUk ?? "", reasonEn, user.RequiredId, now);
        db.Extensions.Add(extension);
        db.Record(id, null, user.RequiredId, "Extended", extension.ReasonUk, now, isPublic: true);
        if (round.IsPublicAt(now))
            db.PublishRound(round, await db.LatestRules(id, cancel), now);
        await foreach (var draft in db.Entries.AsNoTracking().Where(e => e.RoundId == id && e.State == EntryState.Draft).Select(e => new { e.Id, e.SubmitterId }).AsAsyncEnumerable())
            db.Notify(draft.SubmitterId, "Notice.Extended", ContestFacts.EditPath(draft.Id), user.Id, round.TitleUk, $"text:Phase.{phase}");
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>A new version of the rules; earlier ones stay readable.</summary>
internal sealed class WriteRules(ContestDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, string? uk, string? en, string? changesUk, string? changesEn, CancellationToken cancel)
    {
        if (await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } round)
            return false;
        var (now, before) = (time.GetUtcNow(), await db.LatestRules(id, cancel));
        if (string.IsNullOrWhiteSpace(uk))
            throw new RuleViolation("Rules.TextNeeded", "Input.TextUk");
        var rules = new RulesVersion
        {
            RoundId = id,
            Number = (before?.Number ?? 0) + 1,
            TextUk = Limits.Text(uk, "Input.TextUk", "Rules.TextUk", Round.MostRules),
            TextEn = Limits.TextOrNull(en, "Input.TextEn", "Rules.TextEn", Round.MostRules),
            ChangesUk = Limits.Text(changesUk, "Input.ChangesUk", "Rules.ChangesUk", Round.MostReason),
            ChangesEn = Limits.TextOrNull(changesEn, "Input.ChangesEn", "Rules.ChangesEn", Round.MostReason),
            ById = user.RequiredId,
            At = now,
        };
        if (before is not null && before.TextUk == rules.TextUk && before.TextEn == rules.TextEn)
            return true;
        if (round.PublishedAt is not null && rules.ChangesUk == "")
            throw new RuleViolation("Rules.ChangesNeeded", "Input.ChangesUk");
        db.Rules.Add(rules);
        db.Record(id, null, user.RequiredId, "RulesChanged", rules.ChangesUk, now, isPublic: round.PublishedAt is not null);
        if (round.IsPublicAt(now))
            db.PublishRound(round, rules, now);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>Declares how the result is counted and who sees what; each change is kept.</summary>
internal sealed class DeclareSettings(ContestDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, RoundSettings settings, CancellationToken cancel)
    {
        if (await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } round)
            return false;
        if (round.Declare(settings, user.RequiredId, time.GetUtcNow()) is { } change)
        {
            if (round.PublishedAt is not null)
                Countable.Require(settings, await db.Nominations.AsNoTracking().Where(n => n.RoundId == id).ToListAsync(cancel));
            db.SettingsChanges.Add(change);
            db.Record(id, null, user.RequiredId, "SettingsChanged", null, change.At, isPublic: round.PublishedAt is not null);
            db.PagesChanged();
            await db.SaveChangesAsync(cancel);
        }
        return true;
    }
}

/// <summary>Adds a nomination or changes what it says and by what it is judged.</summary>
internal sealed class WriteNomination(ContestDb db, ICurrentUser user, TimeProvider time)
{
    private const int Most = 20;

    /// <returns>The nomination's id; null when there is no such round or nomination.</returns>
    public async Task<Guid?> Run(Guid round, Guid? id, NominationWords words, IReadOnlyList<Criterion> criteria, CancellationToken cancel)
    {
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == round, cancel) is not { } its)
            return null;
        its.RequireBeforeEntries(time.GetUtcNow());
        var all = await db.Nominations.Where(n => n.RoundId == round).ToListAsync(cancel);
        var nomination = id is null ? Add(round, all, words) : all.Find(n => n.Id == id);
        if (nomination is null)
            return null;
        nomination.Describe(words.TitleUk, words.TitleEn, words.DescriptionUk, words.DescriptionEn);
        nomination.Judge(criteria, whole: its.PublishedAt is not null);
        if (its.PublishedAt is not null)
            Countable.Require(its.Settings, [nomination]);
        db.Record(round, null, user.RequiredId, id is null ? "NominationAdded" : "NominationChanged", nomination.TitleUk, time.GetUtcNow());
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
        return nomination.Id;
    }

    private Nomination Add(Guid round, List<Nomination> all, NominationWords words)
    {
        if (all.Count >= Most)
            throw new RuleViolation("Nomination.TooMany", null, Most);
        var stem = Slug.From(words.TitleUk ?? "") is { Length: > 0 } slug ? slug : "nomination";
        var free = Enumerable.Range(1, Most + 1).Select(i => i == 1 ? stem : FormattableString.Invariant($"{stem}-{i}")).First(s => all.TrueForAll(n => n.Slug != s));
        return db.Nominations.Add(Nomination.Add(Guid.CreateVersion7(), round, free, all.Count + 1, words.TitleUk ?? "", words.TitleEn, words.DescriptionUk, words.DescriptionEn)).Entity;
    }
}

/// <summary>What a nomination says.</summary>
internal sealed record NominationWords(string? TitleUk, string? TitleEn, string? DescriptionUk, string? DescriptionEn);

internal static class RuleQueries
{
    public static Task<RulesVersion?> LatestRules(this ContestDb db, Guid round, CancellationToken cancel) =>
        db.Rules.AsNoTracking().Where(r => r.RoundId == round).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel);
}
