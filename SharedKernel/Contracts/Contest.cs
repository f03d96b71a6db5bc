namespace Hub.SharedKernel.Contracts;

/// <summary>A practice won a place in the national competition; the depository shows it as a badge.</summary>
/// <param name="PracticeId">Concept id of the practice.</param>
/// <param name="Year">Year of the round.</param>
/// <param name="NominationUk">Nomination in Ukrainian.</param>
/// <param name="NominationEn">Nomination in English.</param>
/// <param name="Place">1 for the winner; null for a special prize.</param>
/// <param name="AwardId">Names the award when it is withdrawn; null where an award cannot be.</param>
public sealed record PracticeAwarded(Guid PracticeId, int Year, string NominationUk, string? NominationEn, int? Place, Guid? AwardId = null) : IntegrationEvent;

/// <summary>An award was taken back after an appeal; the badge goes. It repeats what was awarded, because it may be heard first.</summary>
/// <param name="PracticeId">Concept id of the practice.</param>
/// <param name="AwardId">The award as <see cref="PracticeAwarded"/> named it.</param>
/// <param name="Year">Year of the round.</param>
/// <param name="NominationUk">Nomination in Ukrainian.</param>
/// <param name="NominationEn">Nomination in English.</param>
/// <param name="Place">The place that was taken back; null for a special prize.</param>
/// <param name="Reason">Why, in Ukrainian; public.</param>
public sealed record PracticeAwardWithdrawn(Guid PracticeId, Guid AwardId, int Year, string NominationUk, string? NominationEn, int? Place, string Reason) : IntegrationEvent;
