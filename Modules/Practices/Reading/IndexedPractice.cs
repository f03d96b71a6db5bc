namespace Hub.Practices.Reading;

/// <summary>What the index reads of a practice besides its words.</summary>
internal sealed record IndexedPractice(
    Guid Id, int Version, bool IsReadable, int Group, string Kind, string? Region, string Level, int Year, string? OrganisationCode, string OrganisationUk,
    string? OrganisationEn, string Grade, bool IsAwarded, bool IsOutdated, string Topics, int Yes, int Partly, int No, DateTimeOffset Confirmed,
    DateTimeOffset PublishedAt, int Replications)
{
    /// <summary>Key of the organisation in addresses: its code, or its name in Latin letters.</summary>
    public string OrganisationKey => OrganisationCode ?? SharedKernel.Text.Slug.From(OrganisationUk);
}

/// <summary>The texts that are searched.</summary>
internal sealed record IndexedWords(Guid Id, string TitleUk, string? TitleEn, string SummaryUk, string? SummaryEn,
    string OrganisationUk, string? OrganisationEn, string? PlaceUk, string? PlaceEn)
{
    public byte[] Row(Vocabulary vocabulary) =>
        WordRow.Of(vocabulary, TitleUk, TitleEn, SummaryUk, SummaryEn, OrganisationUk, OrganisationEn, PlaceUk, PlaceEn);
}
