namespace Hub.SharedKernel.Contracts;

/// <summary>An organisation of the registry was added or what is known of it changed.</summary>
/// <param name="OrganisationId">Stable id of the organisation.</param>
/// <param name="Version">Grows with every change; a hearer ignores a smaller one than it has.</param>
/// <param name="Code">ЄДРПОУ code, 8 digits; null when unknown.</param>
/// <param name="NameUk">Name in Ukrainian.</param>
/// <param name="NameEn">Name in English, if there is one.</param>
/// <param name="Kind"><c>StateAgency</c>, <c>LocalGovernment</c>, <c>CivilSociety</c>, <c>Academia</c>, <c>Technology</c> or <c>Other</c>.</param>
/// <param name="Territory">КАТОТТГ code of the community, or of the region when no community is named; null for national bodies.</param>
/// <param name="ParentId">Id of the organisation it belongs to, if any.</param>
/// <param name="Path">URL path of its page without language prefix.</param>
/// <param name="FormerCodes">Codes it had before or took over from organisations merged into it.</param>
public sealed record OrganisationChanged(
    Guid OrganisationId, int Version, string? Code, string NameUk, string? NameEn, string Kind, string? Territory, Guid? ParentId,
    string Path, IReadOnlyList<string> FormerCodes) : IntegrationEvent;

/// <summary>Two entries of the registry were one organisation: the first is gone, the second stays.</summary>
/// <param name="OrganisationId">The one that is gone.</param>
/// <param name="Code">Its ЄДРПОУ code, if known.</param>
/// <param name="IntoId">The one that stays.</param>
/// <param name="IntoCode">Code of the one that stays, if known.</param>
/// <param name="IntoNameUk">Its name in Ukrainian.</param>
/// <param name="IntoNameEn">Its name in English, if there is one.</param>
public sealed record OrganisationMerged(
    Guid OrganisationId, string? Code, Guid IntoId, string? IntoCode, string IntoNameUk, string? IntoNameEn) : IntegrationEvent;
