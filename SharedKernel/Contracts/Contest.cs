namespace Hub.SharedKernel.Contracts;

/// <summary>A practice won a place in the national competition; the depository shows it as a badge.</summary>
/// <param name="PracticeId">Concept id of the practice.</param>
/// <param name="Year">Year of the round.</param>
/// <param name="NominationUk">Nomination in Ukrainian.</param>
/// <param name="NominationEn">Nomination in English.</param>
/// <param name="Place">1 for the winner; null for a special prize.</param>
public sealed record PracticeAwarded(Guid PracticeId, int Year, string NominationUk, string? NominationEn, int? Place) : IntegrationEvent;
