using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Organising;

/// <summary>Begins a round, empty or as a copy of an earlier one: its nominations, criteria, form, settings and rules.</summary>
internal sealed class PrepareRound(ContestDb db, ICurrentUser user, TimeProvider time)
{
    public async Task Run(Guid id, int year, string? titleUk, string? titleEn, Guid? copyOf, CancellationToken cancel)
    {
        if (await db.Rounds.AnyAsync(r => r.Id == id, cancel))
            return;
        if (await db.Rounds.AnyAsync(r => r.Year == year, cancel))
            throw new RuleViolation("Round.YearTaken", "Input.Year", year);
        var (now, me) = (time.GetUtcNow(), user.RequiredId);
        var source = copyOf is null ? null : await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == copyOf, cancel);
        var round = Round.Prepare(id, year, titleUk ?? "", titleEn, source is null ? Usual(now) : Shifted(source.Calendar, year - source.Year), me, now);
        db.Rounds.Add(round);
        if (source is not null)
            await Copy(source, round, me, now, cancel);
        db.Record(id, null, me, "Prepared", source is null ? null : source.TitleUk, now);
        await db.SaveChangesAsync(cancel);
    }

    private async Task Copy(Round source, Round round, Guid me, DateTimeOffset now, CancellationToken cancel)
    {
        round.Describe(round.TitleUk, round.TitleEn, source.SummaryUk, source.SummaryEn);
        round.Declare(source.Settings, me, now);
        foreach (var old in await db.Nominations.AsNoTracking().Where(n => n.RoundId == source.Id).OrderBy(n => n.Place).ToListAsync(cancel))
        {
            var nomination = Nomination.Add(Guid.CreateVersion7(), round.Id, old.Slug, old.Place, old.TitleUk, old.TitleEn, old.DescriptionUk, old.DescriptionEn);
            nomination.Ask(old.Form);
            nomination.Judge([.. old.InOrder().Select(c => c.Copy())], whole: false);
            db.Nominations.Add(nomination);
        }
        if (await db.Rules.AsNoTracking().Where(r => r.RoundId == source.Id).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel) is { } rules)
            db.Rules.Add(new RulesVersion { RoundId = round.Id, Number = 1, TextUk = rules.TextUk, TextEn = rules.TextEn, ById = me, At = now });
    }

    private static RoundCalendar Usual(DateTimeOffset now)
    {
        var from = now.AddDays(14);
        return new(from, from.AddDays(14), from.AddDays(56), from.AddDays(70), from.AddDays(98), from.AddDays(105), from.AddDays(106), from.AddDays(116));
    }

    private static RoundCalendar Shifted(RoundCalendar old, int years)
    {
        var starts = old.Starts.Select(s => s.Start.AddYears(years)).ToList();
        return new(starts[0], starts[1], starts[2], starts[3], starts[4], starts[5], starts[6], starts[7]);
    }
}
