using System.Globalization;
using Hub.SharedKernel;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Organising;

/// <summary>What entrants of a nomination are asked: sections of the case, which of them are required, and how long they may be.</summary>
[RequirePermission(ContestModule.Manage)]
internal sealed class FormModel(ContestDb db, TimeProvider time) : RoundPage(db, time)
{
    private const int SpareRows = 2;

    [BindProperty(SupportsGet = true, Name = "nomination")] public Guid NominationId { get; set; }
    [BindProperty] public List<SectionInput> Sections { get; set; } = [];

    public Nomination? Nomination { get; private set; }

    /// <summary>Once entries can be made, everybody answers the same questions.</summary>
    public bool IsFixed => Phase >= Phase.Entries;

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(() =>
    {
        Sections = [.. Nomination!.Form.Sections.Select((s, i) => SectionInput.Of(s, i + 1))];
        var rows = Math.Min(SpareRows, EntryForm.MostSections - Sections.Count);
        Sections.AddRange(Enumerable.Range(0, rows).Select(_ => new SectionInput()));
    }, cancel);

    public async Task<IActionResult> OnPost([FromServices] WriteForm write, CancellationToken cancel)
    {
        if (!await write.Run(Id, NominationId, Read(), cancel))
            return NotFound();
        Done = Texts["Saved"];
        return RedirectToPage("Form", new { id = Id, nomination = NominationId });
    }

    /// <summary>Rows without a heading are no sections; equal numbers keep the order of the page.</summary>
    private EntryForm Read()
    {
        var rows = Sections.Select((row, index) => (row, index)).Where(r => !string.IsNullOrWhiteSpace(r.row.TitleUk)).OrderBy(r => r.row.Number ?? int.MaxValue).ThenBy(r => r.index).ToList();
        var keys = rows.Select(r => r.row.Key).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new([.. rows.Select(r => r.row.Read(r.index, keys))]);
    }

    protected override async Task LoadMore(CancellationToken cancel)
    {
        Nomination = await Db.Nominations.AsNoTracking().SingleOrDefaultAsync(n => n.Id == NominationId && n.RoundId == Id, cancel);
        NothingHere = Nomination is null;
    }
}

/// <summary>A row of the form.</summary>
internal sealed class SectionInput
{
    private const int UsualLength = 3000;

    public string? Key { get; set; }
    public int? Number { get; set; }
    public string? TitleUk { get; set; }
    public string? TitleEn { get; set; }
    public string? HintUk { get; set; }
    public string? HintEn { get; set; }
    public bool Required { get; set; }
    public string? Most { get; set; } = UsualLength.ToString(CultureInfo.InvariantCulture);

    public static SectionInput Of(FormSection section, int number) => new()
    {
        Key = section.Key,
        Number = number,
        TitleUk = section.TitleUk,
        TitleEn = section.TitleEn,
        HintUk = section.HintUk,
        HintEn = section.HintEn,
        Required = section.Required,
        Most = section.Most.ToString(CultureInfo.InvariantCulture),
    };

    /// <param name="index">Which row of the page it is.</param>
    /// <param name="taken">Keys that are used; a new section gets one of its own.</param>
    public FormSection Read(int index, HashSet<string> taken)
    {
        string Field(string name) => $"Sections[{index}].{name}";
        var key = Key is { Length: > 0 and <= 40 } known && known.All(char.IsAsciiLetterOrDigit) ? known
            : Enumerable.Range(1, EntryForm.MostSections + taken.Count).Select(i => FormattableString.Invariant($"Part{i}")).First(taken.Add);
        return new(key, Limits.Line(TitleUk, Field("TitleUk"), "Field.TitleUk", Round.MostTitle), Limits.Line(TitleEn, Field("TitleEn"), "Field.TitleEn", Round.MostTitle),
            Limits.Line(HintUk, Field("HintUk"), "Form.HintUk", EntryForm.MostHint), Limits.Line(HintEn, Field("HintEn"), "Form.HintEn", EntryForm.MostHint), Required,
            int.TryParse(Most, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : throw new RuleViolation("Settings.Whole", Field("Most"), "text:Form.Most"));
    }
}
