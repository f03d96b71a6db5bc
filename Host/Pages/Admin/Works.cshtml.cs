using System.Globalization;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.Works;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Pages.Admin;

/// <summary>Work that takes minutes: how far it is, what came of it, and its end when somebody wants it.</summary>
[RequirePermission(AdminPages.Permission)]
internal sealed class WorksModel(WorkBook book, WorkKinds kinds, IPeople people, ICurrentUser user, IConfiguration settings, TimeProvider time, IStringLocalizer<HostTexts> texts) : HubPage
{
    private IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();

    public IReadOnlyList<WorkState> Works { get; private set; } = [];

    public string BackupFolder => BackupWork.Folder(settings);

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    /// <summary>The list alone, for a page that is open while the work goes on.</summary>
    public async Task<IActionResult> OnGetList(CancellationToken cancel)
    {
        await Load(cancel);
        return Partial("_Works", this);
    }

    public override async Task Load(CancellationToken cancel)
    {
        Works = await book.Newest(cancel);
        names = await people.Names(Works.Select(w => w.Person).OfType<Guid>().Distinct(), cancel);
    }

    public async Task<IActionResult> OnPostBackup(CancellationToken cancel)
    {
        // Named by the minute: whoever presses twice gets one.
        var folder = time.GetUtcNow().ToString("yyyy-MM-dd-HHmm", CultureInfo.InvariantCulture);
        await Load(cancel);
        if (Works.All(w => w.Kind != PortalModule.BackupKind || w.Title != folder && w.FinishedAt is not null))
            await book.Begin(PortalModule.BackupKind, folder, folder, user.Id, cancel);
        Done = texts["Works.BackupBegun"];
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostCancel(Guid id, CancellationToken cancel)
    {
        Done = await book.Cancel(id, cancel) ? texts["Works.CancelAsked"] : texts["Works.OverAlready"];
        return RedirectToPage();
    }

    public string Name(WorkState work) => kinds.Name(work.Kind, Language.Current);

    public string Who(WorkState work) => work.Person is { } person ? names.GetValueOrDefault(person, "") : texts["Works.Operator"];

    public string? Step(WorkState work) => work.Step is { } step ? kinds.Say(work.Kind, Language.Current, step.TextKey, step.Done, step.Total) : null;

    public string? Result(WorkState work) => work.Result is { } result ? kinds.Say(work.Kind, Language.Current, result.TextKey, [.. result.Arguments]) : null;
}
