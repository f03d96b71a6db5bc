using System.Globalization;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Exchange;
using Hub.Contest.Jury;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Contest.Results;

/// <summary>An entry as a reader of the result knows it.</summary>
internal sealed record EntryFace(Guid Id, string Key, string TitleUk, string? TitleEn, string OrganisationUk, string? OrganisationEn);

/// <summary>Names behind the keys of a count, and numbers as the reader writes them.</summary>
internal sealed class CountFaces(IReadOnlyDictionary<string, EntryFace> entries, IReadOnlyDictionary<string, string> jurors, CountingRules rules)
{
    /// <summary>Digits of averages and figures, where the rules do not say how many.</summary>
    private const int DigitsToRead = 4;

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <param name="db">The tables.</param>
    /// <param name="round">The round.</param>
    /// <param name="texts">The reader's texts.</param>
    /// <param name="rules">By which it was counted.</param>
    /// <param name="nomination">The nomination whose entries are shown; null for all.</param>
    /// <param name="numbers">Numbers of the entries to show; null for all.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static async Task<CountFaces> Of(ContestDb db, Round round, IStringLocalizer texts, CountingRules rules, Guid? nomination, IReadOnlyCollection<int>? numbers, CancellationToken cancel)
    {
        var all = numbers is null;
        var wanted = numbers ?? [];
        var entries = await db.Entries.AsNoTracking().Where(e => e.RoundId == round.Id && e.Number != null && (nomination == null || e.NominationId == nomination) && (all || wanted.Contains(e.Number!.Value)))
            .Select(e => new { e.Id, Number = e.Number!.Value, e.TitleUk, e.TitleEn, e.OrganisationUk, e.OrganisationEn }).ToListAsync(cancel);
        var jurors = await db.Jurors.AsNoTracking().IgnoreAutoIncludes().Where(j => j.RoundId == round.Id && (j.State == JurorState.Accepted || j.State == JurorState.Left))
            .Select(j => new { j.Pseudonym, j.NameUk, j.NameEn }).ToListAsync(cancel);
        return new(entries.Select(e => new EntryFace(e.Id, CountKeys.Of(round.Year, e.Number), e.TitleUk, e.TitleEn, e.OrganisationUk, e.OrganisationEn)).ToDictionary(e => e.Key, StringComparer.Ordinal),
            jurors.ToDictionary(j => CountKeys.OfJuror(j.Pseudonym), j => round.Settings.JurorsNamed ? In(j.NameUk, j.NameEn) : texts["Jury.Pseudonym", j.Pseudonym], StringComparer.Ordinal), rules);
    }

    public EntryFace? Entry(string key) => entries.GetValueOrDefault(key);

    /// <summary>The number of an entry of the round; empty when it is not among those shown.</summary>
    public string KeyOf(Guid entry) => entries.Values.FirstOrDefault(e => e.Id == entry)?.Key ?? "";

    public string Title(CountEntry entry) => Entry(entry.Key) is { } face ? In(face.TitleUk, face.TitleEn) : entry.Title;

    public string Juror(string key) => jurors.GetValueOrDefault(key, key);

    public CountingRules Rules => rules;

    public static string In(string uk, string? en) => IsEnglish && !string.IsNullOrWhiteSpace(en) ? en : uk;

    /// <summary>Rounded as the rules of the round have it.</summary>
    public string Score(Exact? score) => score is { } known ? Local(rules.Rounding == RoundingStage.Score ? ResultRows.Score(known, rules) : Short(known)) : "–";

    /// <summary>A step of the count, at most four digits.</summary>
    public static string Step(Exact? value) => value is { } known ? Local(Short(known)) : "–";

    public static string Figure(double? value) => value is { } known ? known.ToString("0.000", CultureInfo.CurrentCulture) : "–";

    /// <summary>A difference with its sign.</summary>
    public static string Signed(double? value) => value is { } known ? known.ToString("+0.00;−0.00;0.00", CultureInfo.CurrentCulture) : "–";

    public static string Number(decimal value) => value.ToString("0.####", CultureInfo.CurrentCulture);

    private static string Short(Exact value) => value.ToText(DigitsToRead).TrimEnd('0').TrimEnd('.');

    private static string Local(string number) => number.Replace(".", CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal);
}

/// <summary>Places of a nomination as a page shows them.</summary>
/// <param name="Rows">The entries of this page, by place.</param>
/// <param name="Explained">Address under which the key of an entry leads to how its score came about; null where there is none.</param>
internal sealed record Ranking(CountFaces Faces, IReadOnlyList<EntryCount> Rows, string Caption, Func<EntryCount, string?> Explained);
