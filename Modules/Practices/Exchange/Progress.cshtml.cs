using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Practices.Exchange;

/// <summary>How an import goes, for whoever began it.</summary>
[RequirePermission(PracticesModule.Import)]
internal sealed class ProgressModel(ILongWorks works, ICurrentUser user, ModuleTexts texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public WorkState Work { get; private set; } = null!;

    public string? Step => Work.Step is { } step ? Say(step.TextKey, step.Done, step.Total) : null;

    public string? Result => Work.Result is { } result ? Say(result.TextKey, [.. result.Arguments]) : null;

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(() => Page(), cancel);

    public Task<IActionResult> OnGetState(CancellationToken cancel) => Show(() => Partial("_Progress", this), cancel);

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
        await works.Find(Id, cancel) is { Kind: ImportWork.Kind } work && work.Person == user.Id ? work : null;

    private string Say(string key, params IReadOnlyList<object> arguments) => texts.In(Language.Current, PracticeFacts.Module, key, arguments);
}
