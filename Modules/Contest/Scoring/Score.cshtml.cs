using Hub.Contest.Jury;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Scoring;

/// <summary>One entry before its juror: what it says, the criteria, and the way through all the juror's entries.</summary>
[Authorize]
internal sealed class ScoreModel(ContestDb db, JurorSight sight, KeepBallot keep, AbstainFromEntry abstain, ModuleTexts texts, TimeProvider time) : JuryPage
{
    // Steps of a scale that still fit beside each other.
    private const int MostSteps = 11;

    [FromRoute]
    public Guid Entry { get; set; }

    [BindProperty]
    public BallotWords Input { get; set; } = new();

    [BindProperty]
    public string? Go { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Seat Seat { get; private set; } = null!;
    public Ballot? Ballot { get; private set; }
    public EntryContent Case { get; private set; } = null!;
    public IReadOnlyList<EntryFile> Files { get; private set; } = [];
    public IReadOnlyList<MyEntry> Mine { get; private set; } = [];

    /// <summary>What another window of the juror saved, when this one wanted to save something else.</summary>
    public BallotWords? Theirs { get; private set; }

    public bool IsOpen { get; private set; }

    /// <summary>Whether everybody's scores may be read now.</summary>
    public bool AllOpen { get; private set; }

    public int At => Mine.Index().FirstOrDefault(m => m.Item.Id == Entry).Index;
    public MyEntry? Previous => At > 0 ? Mine[At - 1] : null;
    public MyEntry? Next => At + 1 < Mine.Count ? Mine[At + 1] : null;
    public int DoneCount => Mine.Count(m => m.IsDone);
    public bool IsAnonymous => Seat.Round.Settings.AnonymousReading;

    /// <summary>What was typed into a form that cannot be saved any more: shown, so that it is not lost.</summary>
    public IReadOnlyList<(string Title, ScoreWords Words)> Unsaved => HttpMethods.IsGet(Request.Method) || Theirs is null && IsOpen ? []
        : [.. Seat.Criteria.Where(c => Input.Scores.ContainsKey(c.Id)).Select(c => (In(c.TitleUk, c.TitleEn), Input.Scores[c.Id]))
            .Where(x => !string.IsNullOrWhiteSpace(x.Item2.Value) || !string.IsNullOrWhiteSpace(x.Item2.Comment))];

    public override async Task<bool> Find(CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await sight.SeatAt(Entry, cancel) is not { } seat)
            return false;
        (Seat, IsOpen) = (seat, seat.IsOpen(time.GetUtcNow()));
        Ballot = await sight.Own.AsNoTracking().SingleOrDefaultAsync(b => b.EntryId == Entry, cancel);
        return true;
    }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Input = BallotWords.Of(Ballot, Seat.Criteria);
        await Read(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await keep.Run(Entry, Input, cancel) is not { } saved)
            return NotFound();
        if (saved.Theirs is not null)
            return await Disagree(saved, cancel);
        Done = Texts[saved.State == BallotState.Complete ? "Score.SavedWhole" : "Score.SavedPart"];
        await Load(cancel);
        return Go == "next" && Next is { } next ? RedirectToPage("Score", new { entry = next.Id }) : RedirectToPage("Score", new { entry = Entry });
    }

    [TakesIncomplete]
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken cancel)
    {
        var (saved, broken) = await keep.Quietly(Entry, Input, cancel);
        if (broken is not null)
            return new JsonResult(new AutosaveResult(Message: texts.In(Language.Current, JuryFacts.Module, broken.Key, broken.Details))) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        if (saved is null)
            return NotFound();
        if (saved.Theirs is not null)
            return new JsonResult(new AutosaveResult(Message: Texts["Ballot.OtherWindow"])) { StatusCode = StatusCodes.Status409Conflict };
        return new JsonResult(new AutosaveResult(KyivTime.ToKyiv(time.GetUtcNow()).ToString("HH:mm", Language.Uk), Fields: new Dictionary<string, string>
        {
            ["Input.Seen"] = saved.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }));
    }

    public Task<IActionResult> OnPostAbstainAsync(CancellationToken cancel) => Abstain(back: false, "Score.AbstainedDone", cancel);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancel) => Abstain(back: true, "Score.ReturnedDone", cancel);

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        if (NothingHere)
            return;
        foreach (var criterion in Seat.Criteria)
            Input.Scores.TryAdd(criterion.Id, new() { Value = BallotWords.Shown(Ballot?.ScoreOf(criterion.Id)?.Value), Comment = Ballot?.ScoreOf(criterion.Id)?.Comment });
        Input.Note ??= Ballot?.PrivateNote;
        await Read(cancel);
    }

    /// <summary>Steps of the scale as answers, the anchors as their hints; null where the scale has too many.</summary>
    public IReadOnlyList<Choice>? Steps(Criterion criterion)
    {
        if (criterion.Most - criterion.Least >= MostSteps || criterion.Least != decimal.Truncate(criterion.Least) || criterion.Most != decimal.Truncate(criterion.Most))
            return null;
        var steps = Enumerable.Range((int)criterion.Least, (int)(criterion.Most - criterion.Least) + 1).Select(v => (decimal)v);
        // A half given elsewhere must not be taken back by saving a form that cannot show it.
        var all = Ballot?.ScoreOf(criterion.Id)?.Value is { } odd ? steps.Append(odd).Distinct().Order() : steps;
        return [.. all.Select(v => new Choice(BallotWords.Shown(v), BallotWords.Shown(v))), new("", Texts["Score.NoValue"])];
    }

    /// <summary>What is asked of a comment; null when nothing is.</summary>
    public string? CommentRule(Criterion criterion) => (criterion.CommentBelow, criterion.CommentAbove) switch
    {
        ({ } below, { } above) => Texts["Score.CommentBoth", BallotWords.Shown(below), BallotWords.Shown(above)].Value,
        ({ } below, null) => Texts["Score.CommentBelow", BallotWords.Shown(below)].Value,
        (null, { } above) => Texts["Score.CommentAbove", BallotWords.Shown(above)].Value,
        (null, null) => null,
    };

    /// <summary>Whether a score stands without the comment it needs.</summary>
    public bool LacksComment(Criterion criterion) => Ballot?.ScoreOf(criterion.Id) is { Value: { } value, Comment: "" } && criterion.NeedsComment(value);

    private async Task<IActionResult> Abstain(bool back, string done, CancellationToken cancel)
    {
        if (!await abstain.Run(Entry, Input.Seen, Reason, back, cancel))
            return NotFound();
        Done = Texts[done];
        return RedirectToPage("Score", new { entry = Entry });
    }

    private async Task<IActionResult> Disagree(BallotSaved saved, CancellationToken cancel)
    {
        var typed = Input;
        await Load(cancel);
        Theirs = saved.Theirs;
        // What this window wanted stays in the fields; saving again is a decision now.
        (Input, Input.Seen) = (typed, saved.Version);
        ModelState.Clear();
        ModelState.AddModelError("", Texts["Ballot.OtherWindowPage"]);
        var page = Page();
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private async Task Read(CancellationToken cancel)
    {
        AllOpen = !IsOpen && await sight.WithOpenScores.AnyAsync(e => e.Id == Entry, cancel);
        Mine = await db.EntriesToScore(sight, Seat.Round.Id, cancel);
        Files = await db.Files.AsNoTracking().Where(f => f.EntryId == Entry && f.SinceSubmission != null && f.UntilSubmission == null).OrderBy(f => f.Place).ToListAsync(cancel);
        Case = (await db.Submissions.AsNoTracking().Where(s => s.EntryId == Entry).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel))?.Read() ?? Seat.Entry.Draft;
    }
}
