using Hub.Library.Describing;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Harvesting;

/// <summary>How the library is harvested: for people who set a harvester up.</summary>
[AllowAnonymous]
internal sealed class IndexModel(OaiSets sets, PublicAddress address, IStringLocalizer<Texts> texts, IConfiguration settings) : HubPage
{
    public IReadOnlyList<OaiSet> Sets { get; private set; } = [];

    public string Address => address.Of(OaiEndpoint.Path, "uk");
    public int PerMinute => settings.GetValue("Hub:Limits:Search", RateLimits.UsualSearches);

    public IReadOnlyList<(string Key, string Url)> Examples =>
    [
        ("Oai.Example.Identify", Address + "?verb=Identify"),
        ("Oai.Example.Records", Address + "?verb=ListRecords&metadataPrefix=oai_dc"),
        ("Oai.Example.From", Address + "?verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01"),
        ("Oai.Example.Set", $"{Address}?verb=ListRecords&metadataPrefix=oai_datacite&set={OaiSetTree.SpecOf(DocumentKind.Law)}"),
        ("Oai.Example.Sets", Address + "?verb=ListSets"),
    ];

    public async Task OnGetAsync(CancellationToken cancel) => Sets = [.. (await sets.Run(cancel)).All(texts)];
}
