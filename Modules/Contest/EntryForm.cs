using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.SharedKernel;

namespace Hub.Contest;

/// <summary>A part of the case an entrant writes.</summary>
/// <param name="Key">Name for programs; stays the same when the heading is changed.</param>
/// <param name="TitleUk">Heading.</param>
/// <param name="TitleEn">Heading in English.</param>
/// <param name="HintUk">What to write there.</param>
/// <param name="HintEn">The same in English.</param>
/// <param name="Required">Whether an entry without it cannot be submitted.</param>
/// <param name="Most">Characters at most, in each language.</param>
internal sealed record FormSection(string Key, string TitleUk, string TitleEn, string HintUk, string HintEn, bool Required, int Most);

/// <summary>The fixed format of a nomination's cases: the same questions for all its entries.</summary>
internal sealed record EntryForm(IReadOnlyList<FormSection> Sections)
{
    public const int MostSections = 15;
    public const int MostCharacters = 10_000;
    public const int MostHint = 500;

    /// <summary>The format a nomination begins with.</summary>
    public static EntryForm Usual { get; } = new(
    [
        new("Problem", "Проблема", "Problem", "Що було не так, для кого і наскільки. Наведіть числа, якщо вони є.", "What was wrong, for whom and how much. Give figures if there are any.", true, 3000),
        new("Solution", "Рішення", "Solution", "Що саме зроблено і як це працює сьогодні.", "What exactly was done and how it works today.", true, 5000),
        new("Results", "Результати", "Results", "Що змінилося для людей: до і після, з числами та джерелом.", "What changed for people: before and after, with figures and their source.", true, 3000),
        new("Novelty", "Новизна", "Novelty", "Чим рішення відрізняється від того, що вже роблять інші.", "How it differs from what others already do.", false, 2000),
        new("Sustainability", "Сталість", "Sustainability", "Хто утримує рішення, за які кошти, що буде після зміни керівництва.", "Who keeps it running, on what money, what happens when leaders change.", true, 2000),
        new("Spread", "Поширення", "Spreading", "Що потрібно іншій громаді, щоб зробити так само; хто вже повторив.", "What another community needs to do the same; who has repeated it.", true, 2000),
    ]);

    public void RequireSense()
    {
        if (Sections.Count is 0 or > MostSections)
            throw new RuleViolation("Form.Sections", null, MostSections);
        if (Sections.FirstOrDefault(s => string.IsNullOrWhiteSpace(s.TitleUk)) is not null)
            throw new RuleViolation("Form.TitleNeeded");
        if (Sections.GroupBy(s => s.Key, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new RuleViolation("Form.KeyTwice", null, twice.Last().TitleUk);
        if (Sections.FirstOrDefault(s => s.Most is < 100 or > MostCharacters) is { } odd)
            throw new RuleViolation("Form.Length", null, odd.TitleUk, 100, MostCharacters);
    }

    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, json);

    public static EntryForm FromJson(string text) => JsonSerializer.Deserialize<EntryForm>(text, json)!;
}
