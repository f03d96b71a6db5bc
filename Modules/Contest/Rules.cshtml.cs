using System.Globalization;
using Hub.Contest.Reading;
using Hub.SharedKernel.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest;

/// <summary>The rules of a round, every version of them, and what changed between two.</summary>
[AllowAnonymous]
internal sealed class RulesModel(ContestDb db, TimeProvider time) : RoundOnPage(db, time)
{
    private const int Most = 100;

    public IReadOnlyList<RulesRow> Versions { get; private set; } = [];
    public RulesVersion? Shown { get; private set; }

    /// <summary>The version compared with; null when the text itself is read.</summary>
    public RulesVersion? Before { get; private set; }
    public IReadOnlyList<DiffSegment> Pieces { get; private set; } = [];

    protected override async Task LoadMore(CancellationToken cancel)
    {
        Versions = await Db.Rules.AsNoTracking().Where(r => r.RoundId == Round.Id).OrderByDescending(r => r.Number).Take(Most)
            .Select(r => new RulesRow(r.Number, r.At, r.ChangesUk, r.ChangesEn)).ToListAsync(cancel);
        if (Versions.Count == 0)
            return;
        var number = Number("version") ?? Versions[0].Number;
        Shown = await Version(number, cancel);
        if (NothingHere = Shown is null)
            return;
        if (Number("from") is { } from && await Version(from, cancel) is { } before)
        {
            Before = before;
            var english = IsEnglish && before.TextEn is not null && Shown!.TextEn is not null;
            Pieces = TextDiff.Compare(english ? before.TextEn : before.TextUk, english ? Shown!.TextEn : Shown!.TextUk);
        }
    }

    private Task<RulesVersion?> Version(int number, CancellationToken cancel) =>
        Db.Rules.AsNoTracking().SingleOrDefaultAsync(r => r.RoundId == Round.Id && r.Number == number, cancel);

    private int? Number(string name) => int.TryParse(Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>A version of the rules in the list.</summary>
internal sealed record RulesRow(int Number, DateTimeOffset At, string ChangesUk, string? ChangesEn);
