using Hub.SharedKernel.Web;

namespace Hub.Pages.Admin;

/// <summary>Which modules take part, and why others do not.</summary>
[RequirePermission(AdminPages.Permission)]
internal sealed class ModulesModel(ModuleCatalog catalog) : HubPage
{
    public IReadOnlyList<ModuleEntry> Entries => catalog.Entries;
}
