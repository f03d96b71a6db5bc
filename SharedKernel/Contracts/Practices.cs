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
public sealed record PracticePublished(
    Guid PracticeId, Guid VersionId, int VersionNumber, string Slug, string TitleUk, string? TitleEn,
    Guid OwnerId, string? OrganisationCode, string OrganisationUk) : IntegrationEvent;

/// <summary>A practice was withdrawn from the depository; its address keeps a tombstone.</summary>
/// <param name="PracticeId">Concept id.</param>
public sealed record PracticeWithdrawn(Guid PracticeId) : IntegrationEvent;
