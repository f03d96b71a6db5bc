using System.Text;
using Hub.Contest.Eligibility;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Entering;

/// <summary>The receipt of an entry, to print and keep, and everything that was decided on it.</summary>
[Authorize]
internal sealed class ReceiptModel(ContestDb db, ICurrentUser user, TimeProvider time) : OwnEntryPage(db, user, time)
{
    public IReadOnlyList<EntrySubmission> Submissions { get; private set; } = [];
    public IReadOnlyList<EligibilityDecision> Decisions { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        return Submissions.Count == 0 && Entry.IsWithWriter ? RedirectToPage("Edit", new { id = Id }) : Page();
    }

    /// <summary>What was submitted, byte for byte: its SHA-256 is the fingerprint.</summary>
    public async Task<IActionResult> OnGetText(int number, CancellationToken cancel)
    {
        var submission = await Db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.EntryId == Id && s.Number == number, cancel);
        return submission is null ? NotFound() : File(Encoding.UTF8.GetBytes(submission.Content), "application/json", $"{submission.Receipt}-{number}.json");
    }

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        Submissions = await Db.Submissions.AsNoTracking().Where(s => s.EntryId == Id).OrderByDescending(s => s.Number).ToListAsync(cancel);
        Decisions = await Db.EligibilityDecisions.AsNoTracking().Where(d => d.EntryId == Id).OrderByDescending(d => d.At).ToListAsync(cancel);
    }
}
