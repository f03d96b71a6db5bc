using System.Globalization;
using Hub.Discovery.Indexing;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Text;
using Lucene.Net.Documents;

namespace Hub.Discovery.Searching;

/// <summary>A found item as it was told, in both languages.</summary>
internal sealed record Hit(
    string Module, string Kind, Guid ItemId, int Version, string Path, string TitleUk, string? TitleEn, string SummaryUk, string? SummaryEn,
    string BodyUk, string? BodyEn, IReadOnlyList<string> Topics, string? Organisation, string? OrganisationEn, string? OrganisationCode, string? Territory,
    DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt)
{
    public LocalText Title => new Bilingual(TitleUk, TitleEn).In(Language.Of(Language.Current));

    public LocalText Summary => new Bilingual(SummaryUk, SummaryEn).In(Language.Of(Language.Current));

    /// <summary>Null when it belongs to none.</summary>
    public LocalText? OrganisationName => Organisation is null ? null : new Bilingual(Organisation, OrganisationEn).In(Language.Of(Language.Current));

    public static Hit From(Document kept)
    {
        string? Text(string name) => kept.Get(name, CultureInfo.InvariantCulture);
        DateTimeOffset? At(string name) => kept.GetField(name)?.GetInt64Value() is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        return new(
            Text(IndexFields.ItemModule)!, Text(IndexFields.Kind)!, Guid.ParseExact(Text(IndexFields.ItemId)!, "N"),
            kept.GetField(IndexFields.ItemVersion).GetInt32Value() ?? 0, Text(IndexFields.Path) ?? "/",
            Text(IndexFields.TitleUk) ?? "", Text(IndexFields.TitleEn), Text(IndexFields.SummaryUk) ?? "", Text(IndexFields.SummaryEn),
            Text(IndexFields.BodyUk) ?? "", Text(IndexFields.BodyEn), (Text(IndexFields.Topics) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Text(IndexFields.Organisation), Text(IndexFields.OrganisationEn), Text(IndexFields.OrganisationCode), Text(IndexFields.Territory),
            At(IndexFields.PublishedAt)!.Value, At(IndexFields.UpdatedAt)!.Value, At(IndexFields.StartsAt), At(IndexFields.EndsAt));
    }
}

/// <summary>What a search found.</summary>
internal sealed record SearchAnswer
{
    public static readonly SearchAnswer Nothing = new();

    public int Total { get; init; }

    /// <summary>Those of the asked page, the best first.</summary>
    public IReadOnlyList<Hit> Hits { get; init; } = [];

    /// <summary>Values with their counts, those without any item left out.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<FacetValue>> Facets { get; init; } = new Dictionary<Facet, IReadOnlyList<FacetValue>>();

    /// <summary>What must be said about how the words were understood.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>Other words that find something, when those typed find nothing; null otherwise.</summary>
    public string? Instead { get; init; }

    /// <summary>Nothing has all the words; these have most of them. Only a page is shown such an answer, never a feed or a mail.</summary>
    public bool IsRelaxed { get; init; }

    /// <summary>False while the index is made: there may be more.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Tells which words of a text were asked for.</summary>
    public Highlight Highlight { get; init; } = Highlight.None;
}

/// <summary>A value of a facet.</summary>
internal sealed record FacetValue(string Value, int Count, Bilingual? Name);
