namespace Hub.SharedKernel.Contracts;

/// <summary>
/// An item became readable, or what readers see of it changed. Search, feeds, updates by mail and pages of places live on it.
/// </summary>
/// <param name="Module">Name of the telling module, e.g. <c>Practices</c>.</param>
/// <param name="Kind">Kind of the item within the module, e.g. <c>practice</c>.</param>
/// <param name="ItemId">Stable id of the item within module and kind.</param>
/// <param name="Version">Grows with every telling; a hearer ignores a smaller one than it has.</param>
/// <param name="Path">URL path without language prefix, e.g. <c>/practices/cherha</c>.</param>
/// <param name="TitleUk">Title in Ukrainian.</param>
/// <param name="TitleEn">Title in English, if there is one.</param>
/// <param name="SummaryUk">Summary in Ukrainian, plain text.</param>
/// <param name="SummaryEn">Summary in English, plain text.</param>
/// <param name="BodyUk">Full text in Ukrainian, plain, for search.</param>
/// <param name="BodyEn">Full text in English, plain, for search.</param>
/// <param name="Topics">Topic keys.</param>
/// <param name="Organisation">Name of the organisation in Ukrainian, if any.</param>
/// <param name="OrganisationCode">ЄДРПОУ code of the organisation, 8 digits, if known.</param>
/// <param name="Territory">КАТОТТГ code, if the item belongs to a place.</param>
/// <param name="PublishedAt">First publication (UTC).</param>
/// <param name="UpdatedAt">Last change readers see (UTC).</param>
/// <param name="StartsAt">When it begins, for items with dates (UTC).</param>
/// <param name="EndsAt">When it ends, for items with dates (UTC).</param>
/// <param name="OrganisationEn">Name of the organisation in English, if it has one.</param>
/// <param name="PlaceUk">Name of the territory in Ukrainian when it is a community or smaller, e.g. «Славутицька громада»; regions and districts are known by their codes.</param>
/// <param name="PlaceEn">The same in English, if there is one.</param>
public sealed record ItemPublished(
    string Module, string Kind, Guid ItemId, int Version, string Path,
    string TitleUk, string? TitleEn, string SummaryUk, string? SummaryEn, string BodyUk, string? BodyEn,
    IReadOnlyList<string> Topics, string? Organisation, string? OrganisationCode, string? Territory,
    DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt,
    DateTimeOffset? StartsAt = null, DateTimeOffset? EndsAt = null,
    string? OrganisationEn = null, string? PlaceUk = null, string? PlaceEn = null) : IntegrationEvent;

/// <summary>An item is no longer to be found or listed; its address may keep a tombstone.</summary>
/// <param name="Module">Name of the telling module.</param>
/// <param name="Kind">Kind of the item.</param>
/// <param name="ItemId">Id of the item.</param>
/// <param name="Version">Grows with every telling; see <see cref="ItemPublished"/>.</param>
public sealed record ItemWithdrawn(string Module, string Kind, Guid ItemId, int Version) : IntegrationEvent;

/// <summary>Somebody should be told something. The Cabinet shows it and mails it by the person's wishes.</summary>
/// <param name="Module">Module whose texts hold the sentence.</param>
/// <param name="PersonId">The person to tell; null when <paramref name="Permission"/> names the people.</param>
/// <param name="Permission">Everybody who holds this permission is told; null for a person.</param>
/// <param name="TextKey">Key of the sentence in the module's texts, in both languages.</param>
/// <param name="Arguments">Values for the placeholders, in order. A value <c>text:Key</c> is itself looked up in the texts.</param>
/// <param name="Link">URL path without language prefix where it can be seen or done.</param>
/// <param name="ExceptPersonId">The person who caused it and need not be told.</param>
/// <param name="OrganisationCode">ЄДРПОУ code of the organisation concerned: who holds the permission for it alone is told too; null when none is.</param>
/// <param name="Territory">КАТОТТГ code of the place concerned, of any level: as with the organisation.</param>
/// <param name="StopPath">
/// URL path without language prefix where mails of just this sort end for the person, without signing in: GET asks, POST does it (RFC 8058).
/// A mail that tells nothing else offers it instead of the end of all mails. Null when there is no such thing.
/// </param>
public sealed record NoticeRaised(
    string Module, Guid? PersonId, string? Permission, string TextKey, IReadOnlyList<string> Arguments, string Link,
    Guid? ExceptPersonId = null, string? OrganisationCode = null, string? Territory = null, string? StopPath = null) : IntegrationEvent;

/// <summary>Mails of one sort have ended for a person: notices that still wait for their mail are not mailed any more; they stay in the portal.</summary>
/// <param name="Module">Telling module.</param>
/// <param name="PersonId">The person.</param>
/// <param name="StopPath">Which sort: <see cref="NoticeRaised.StopPath"/> of its notices.</param>
public sealed record MailsEnded(string Module, Guid PersonId, string StopPath) : IntegrationEvent;

/// <summary>Who did what to what: one line of the audit log.</summary>
/// <param name="Module">Telling module.</param>
/// <param name="PersonId">Who; null for the portal itself.</param>
/// <param name="Action">What, as a key such as <c>practice.published</c>.</param>
/// <param name="Subject">To what: kind and id, e.g. <c>practice/0199…</c>.</param>
/// <param name="Details">A short sentence for people; no personal data beyond need.</param>
public sealed record ActionRecorded(string Module, Guid? PersonId, string Action, string Subject, string Details) : IntegrationEvent;

/// <summary>An item of a person changed its state: what the Cabinet's "my things" shows.</summary>
/// <param name="Module">Telling module.</param>
/// <param name="Kind">
/// Kind of item, a key in the module's texts as <c>Kind.{Kind}</c>. Two kinds have a place of their own in "my things": <c>subscription</c>
/// (a saved search, a followed topic) and <c>file</c> (a file that stands by itself).
/// </param>
/// <param name="ItemId">Id of the item.</param>
/// <param name="Version">Grows with every telling.</param>
/// <param name="PersonId">Whose item it is.</param>
/// <param name="TitleUk">Title in Ukrainian (may be empty in a draft).</param>
/// <param name="TitleEn">Title in English.</param>
/// <param name="StateKey">Key of the state in the module's texts, e.g. <c>Status.Draft</c>; a key that ends in <c>Draft</c> is shown first; null when the item is gone.</param>
/// <param name="Link">URL path where the person works on it.</param>
public sealed record MyItemChanged(
    string Module, string Kind, Guid ItemId, int Version, Guid PersonId, string TitleUk, string? TitleEn, string? StateKey, string Link)
    : IntegrationEvent;

/// <summary>Something waits for a person or for whoever holds a permission.</summary>
/// <param name="Module">Telling module.</param>
/// <param name="TaskId">Id of the task; telling it again replaces it.</param>
/// <param name="PersonId">For whom; null when <paramref name="Permission"/> names the people.</param>
/// <param name="Permission">Any holder of this permission may do it.</param>
/// <param name="TextKey">Key of the sentence in the module's texts.</param>
/// <param name="Arguments">Values for its placeholders.</param>
/// <param name="Link">URL path where it is done.</param>
/// <param name="DueAt">Until when (UTC), if there is a date.</param>
/// <param name="OrganisationCode">ЄДРПОУ code of the organisation concerned: who holds the permission for it alone may do it too; null when none is.</param>
/// <param name="Territory">КАТОТТГ code of the place concerned, of any level: as with the organisation.</param>
public sealed record TaskOpened(
    string Module, Guid TaskId, Guid? PersonId, string? Permission, string TextKey, IReadOnlyList<string> Arguments, string Link,
    DateTimeOffset? DueAt = null, string? OrganisationCode = null, string? Territory = null) : IntegrationEvent;

/// <summary>A task is done or no longer needed.</summary>
/// <param name="Module">Telling module.</param>
/// <param name="TaskId">Id given in <see cref="TaskOpened"/>.</param>
public sealed record TaskClosed(string Module, Guid TaskId) : IntegrationEvent;

/// <summary>
/// A new hearer asks every module to tell its present state again: public items, those that were withdrawn, the items in people's own lists
/// and the tasks that wait. Notices, mails and lines of the audit log are never told again. See <c>ReplaySubscriber</c>.
/// </summary>
/// <param name="Module">Only this module is asked; null for all.</param>
/// <param name="After">A module's note to itself to go on after this id; null to begin.</param>
public sealed record ReplayRequested(string? Module, Guid? After = null) : IntegrationEvent;

/// <summary>What visitors see of a module changed; kept pages of it are thrown away where it is delivered, other hosts let theirs run out.</summary>
/// <param name="Module">Telling module; <see cref="Everywhere"/> when every page of the portal changed.</param>
public sealed record PublicPagesChanged(string Module) : IntegrationEvent
{
    /// <summary>Stands for all modules and the portal's own pages.</summary>
    public const string Everywhere = "*";
}
