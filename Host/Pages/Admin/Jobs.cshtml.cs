using Hangfire;
using Hangfire.Storage;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Pages.Admin;

/// <summary>The work that repeats by the clock.</summary>
[RequirePermission(AdminPages.Permission)]
internal sealed class JobsModel(JobStorage storage, IRecurringJobManager manager, IStringLocalizer<HostTexts> texts) : HubPage
{
    public IReadOnlyList<RecurringJobDto> Jobs { get; private set; } = [];

    public void OnGet() => Read();

    public override Task Load(CancellationToken cancel)
    {
        Read();
        return Task.CompletedTask;
    }

    public IActionResult OnPost(string id)
    {
        Read();
        // Only a job that stands in the list can be started; anything else was typed by hand.
        if (Jobs.All(j => j.Id != id))
            return NotFound();
        manager.Trigger(id);
        Done = texts["Admin.JobStarted", id];
        return RedirectToPage();
    }

    private void Read()
    {
        using var connection = storage.GetConnection();
        Jobs = [.. connection.GetRecurringJobs().OrderBy(j => j.Id, StringComparer.Ordinal)];
    }
}
