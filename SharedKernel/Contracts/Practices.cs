namespace Hub.SharedKernel.Contracts;

/// <summary>A practice was published for the first time or in a new version; the Contest may take it as an entry.</summary>
/// <param name="PracticeId">Concept id, the same for all versions.</param>
/// <param name="VersionId">Id of the published version.</param>
/// <param name="VersionNumber">1 for the first.</param>
/// <param name="Slug">Last part of its address.</param>
/// <param name="TitleUk">Title in Ukrainian.</param>
/// <param name="TitleEn">Title in English.</param>
/// <param name="OwnerId">The person who answers for it.</param>
/// <param name="OrganisationCode">ЄДРПОУ code, 8 digits, if known.</param>
/// <param name="OrganisationUk">Name of the implementing organisation.</param>
/// <param name="OrganisationEn">The same in English, if there is one.</param>
/// <param name="SummaryUk">Summary in Ukrainian, plain text; null in facts told before it was part of them.</param>
/// <param name="SummaryEn">Summary in English, plain text.</param>
/// <param name="Territory">КАТОТТГ code of its region; null for the whole country.</param>
/// <param name="CoAuthorIds">People whom the owner lets edit it; null in older facts.</param>
/// <param name="Sections">Everything the version says, in reading order; null in older facts.</param>
public sealed record PracticePublished(
    Guid PracticeId, Guid VersionId, int VersionNumber, string Slug, string TitleUk, string? TitleEn,
    Guid OwnerId, string? OrganisationCode, string OrganisationUk, string? OrganisationEn = null,
    string? SummaryUk = null, string? SummaryEn = null, string? Territory = null,
    IReadOnlyList<Guid>? CoAuthorIds = null, IReadOnlyList<PracticeSection>? Sections = null) : IntegrationEvent;

/// <summary>A part of a practice's description as it was published.</summary>
/// <param name="Key">Its name for programs, e.g. <c>Problem</c>; the same for every practice.</param>
/// <param name="TitleUk">Heading in Ukrainian.</param>
/// <param name="TitleEn">Heading in English.</param>
/// <param name="TextUk">Text in Ukrainian, Markdown; may be empty.</param>
/// <param name="TextEn">Text in English, Markdown; may be empty.</param>
public sealed record PracticeSection(string Key, string TitleUk, string TitleEn, string TextUk, string TextEn);

/// <summary>A practice was withdrawn from the depository; its address keeps a tombstone.</summary>
/// <param name="PracticeId">Concept id.</param>
public sealed record PracticeWithdrawn(Guid PracticeId) : IntegrationEvent;
