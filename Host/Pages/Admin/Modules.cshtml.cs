using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Pages.Admin;

/// <summary>Which modules take part, why others do not, and which shall after the next start.</summary>
[RequirePermission(AdminPages.Permission)]
internal sealed class ModulesModel(
    ModuleCatalog catalog, ModuleSwitches switches, ModuleDatabases databases, IServiceProvider services, ICurrentUser user, IStringLocalizer<HostTexts> texts) : HubPage
{
    public IReadOnlyList<ModuleEntry> Entries => catalog.Entries;

    public bool IsOnNext(ModuleEntry entry) => switches.IsOnNext(entry.Name);

    /// <summary>Without the module that keeps accounts nobody could switch it on again.</summary>
    public bool CanSwitch(ModuleEntry entry) => entry.Module is { Accounts: null } && !switches.IsFixed(entry.Name);

    public bool IsFixed(ModuleEntry entry) => entry.Module is not null && switches.IsFixed(entry.Name);

    public async Task<IActionResult> OnPost(string module, bool on, CancellationToken cancel)
    {
        if (Entries.FirstOrDefault(e => e.Name == module) is not { } entry || !CanSwitch(entry))
            return NotFound();
        switches.Switch(module, on);
        // The host has no tables of its own; any module's outbox brings the line to the log.
        var db = databases.All[0].In(services);
        db.Publish(new ActionRecorded("Hub", user.Id, on ? "module.on" : "module.off", "module/" + module, ""));
        await db.SaveChangesAsync(cancel);
        Done = texts[on ? "Admin.OnNext" : "Admin.OffNext", module];
        return RedirectToPage();
    }
}
