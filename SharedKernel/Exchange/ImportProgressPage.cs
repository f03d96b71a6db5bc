using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;

namespace Hub.SharedKernel.Exchange;

/// <summary>How an import goes, for whoever began it.</summary>
/// <param name="works">Long work.</param>
/// <param name="user">Who reads the page.</param>
/// <param name="phrases">Sentences in the reader's language.</param>
/// <param name="kind">Kind of the work.</param>
public abstract class ImportProgressPage(ILongWorks works, ICurrentUser user, ExchangePhrases phrases, string kind) : HubPage
{
    /// <summary>Id of the work.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>How it goes.</summary>
    public WorkState Work { get; private set; } = null!;

    /// <summary>Sentences in the reader's language.</summary>
    public ExchangePhrases Phrases => phrases;

    /// <summary>How far it is, as a sentence; null before the first step.</summary>
    public string? Step => Work.Step is { } step ? phrases.Say(step.TextKey, step.Done, step.Total) : null;

    /// <summary>What came of it, as a sentence; null before its end.</summary>
    public string? Result => Work.Result is { } result ? phrases.Say(result.TextKey, [.. result.Arguments]) : null;

    /// <summary>The page.</summary>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(() => Page(), cancel);

    /// <summary>The part that changes.</summary>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IActionResult> OnGetState(CancellationToken cancel) => Show(() => Partial("_ImportProgress", this), cancel);

    /// <summary>Asks for the end of the import.</summary>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IActionResult> OnPostCancel(CancellationToken cancel)
    {
        if (await Mine(cancel) is null)
            return NotFound();
        await works.Cancel(Id, cancel);
        return RedirectToPage(new { Id });
    }

    private async Task<IActionResult> Show(Func<IActionResult> answer, CancellationToken cancel)
    {
        if (await Mine(cancel) is not { } work)
            return NotFound();
        Work = work;
        return answer();
    }

    private async Task<WorkState?> Mine(CancellationToken cancel) =>
        await works.Find(Id, cancel) is { } work && work.Kind == kind && work.Person == user.Id ? work : null;
}
