using Hub.Contest.Jury;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Contest.Eligibility;

/// <summary>Entries that wait for a clerk, the oldest first, within the clerk's limits.</summary>
[RequirePermission(ContestModule.Check, Somewhere = true)]
internal sealed class QueueModel(ContestDb db, JurorSight sight, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    private const int PageSize = 20;
    private static readonly EntryState[] states = [EntryState.Submitted, EntryState.Returned, EntryState.Eligible, EntryState.Ineligible];

    [BindProperty(SupportsGet = true), FromQuery(Name = "state")] public string? Chosen { get; set; }
    [BindProperty(SupportsGet = true), FromQuery(Name = "page")] public string? Asked { get; set; }

    public EntryState State => Enum.TryParse<EntryState>(Chosen, ignoreCase: true, out var state) && states.Contains(state) ? state : EntryState.Submitted;
    public IReadOnlyList<FacetItem> Views { get; private set; } = [];
    public IReadOnlyList<QueueRow> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; }
    public int Pages { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var mine = sight.Entries.AsNoTracking().Within(user.Reach(ContestModule.Check)).Where(e => e.Number != null
            && db.Rounds.Any(r => r.Id == e.RoundId && r.ResultAt == null));
        var counts = await mine.GroupBy(e => e.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        Views = [.. states.Select(s => new FacetItem(s.ToString().ToLowerInvariant(), texts["Status." + s], counts.GetValueOrDefault(s), s == State))];
        Total = counts.GetValueOrDefault(State);
        Pages = Math.Max(1, (Total + PageSize - 1) / PageSize);
        Number = Math.Clamp(int.TryParse(Asked, out var asked) ? asked : 1, 1, Pages);
        Rows = [.. (await mine.Where(e => e.State == State).OrderBy(e => e.SubmittedAt).ThenBy(e => e.Id).Skip((Number - 1) * PageSize).Take(PageSize)
            .Join(db.Nominations, e => e.NominationId, n => n.Id, (e, n) => new { e.Id, e.TitleUk, e.OrganisationUk, e.SubmittedAt, e.MendBy, e.Submissions, e.PracticeWithdrawnAt, Nomination = n.TitleUk })
            .ToListAsync(cancel)).OrderBy(x => x.SubmittedAt).Select(x => new QueueRow(x.Id, x.TitleUk, x.OrganisationUk, x.Nomination, x.SubmittedAt, x.MendBy, x.Submissions > 1, x.PracticeWithdrawnAt is not null))];
    }
}

/// <summary>An entry in the queue.</summary>
internal sealed record QueueRow(Guid Id, string Title, string Organisation, string Nomination, DateTimeOffset? SubmittedAt, DateTimeOffset? MendBy, bool IsMended, bool LostPractice);
