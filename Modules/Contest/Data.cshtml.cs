using Hub.Contest.OpenData;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;

namespace Hub.Contest;

/// <summary>The competition as open data: every table, its formats, and what each column means.</summary>
[AllowAnonymous]
internal sealed class DataModel(OpenTables tables) : HubPage
{
    public IReadOnlyList<OpenTable> Tables { get; } = tables.Run();

    public void OnGet() { }
}
