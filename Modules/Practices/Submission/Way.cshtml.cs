using Hub.Practices.Review;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Submission;

/// <summary>The way of a version: every step with its reason, what editors and experts said, and what can be done now.</summary>
[Authorize]
internal sealed class WayModel(PracticesDb db, ICurrentUser user, IPeople people) : DraftPage(db, user)
{
    private const int MostSteps = 200;

    public IReadOnlyList<TimelineEntry> Steps { get; private set; } = [];
    public ILookup<int, ReviewRemark> Remarks { get; private set; } = null!;
    public IReadOnlyList<ExpertInvitation> Advice { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public Guid? OpenVersion { get; private set; }

    /// <summary>What experts said is shown when the editor has decided.</summary>
    public bool IsDecided => Draft.DecidedAt is not null;

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPostRecall([FromServices] RecallPractice recall, CancellationToken cancel)
    {
        if (!await recall.Run(Id, cancel))
            return NotFound();
        Done = Texts["Way.Recalled"];
        return RedirectToPage("Edit", new { id = Id });
    }

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        Steps = await Db.Timeline.AsNoTracking().Where(t => t.PracticeId == Practice.Id).OrderByDescending(t => t.At).ThenByDescending(t => t.Id)
            .Take(MostSteps).ToListAsync(cancel);
        var remarks = await Db.Remarks.AsNoTracking().Where(r => r.VersionId == Id).OrderBy(r => r.At).Take(MostSteps).ToListAsync(cancel);
        Remarks = remarks.Where(r => IsDecided || r.Kind != RemarkKind.ExpertComment).ToLookup(r => r.Round);
        if (IsDecided)
            Advice = await Db.ExpertInvitations.AsNoTracking().Where(i => i.VersionId == Id && i.AnsweredAt != null).OrderBy(i => i.AnsweredAt).ToListAsync(cancel);
        OpenVersion = await Db.Versions.Where(v => v.PracticeId == Practice.Id).Open().Select(v => (Guid?)v.Id).FirstOrDefaultAsync(cancel);
        Names = await people.Names(Steps.Select(s => s.PersonId).OfType<Guid>().Distinct(), cancel);
    }

    public string NameOf(Guid person) => Names.GetValueOrDefault(person) ?? Texts["Draft.Somebody"].Value;
}
