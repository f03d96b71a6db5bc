using Hub.Discovery.Indexing;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Contracts;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Discovery.Tests;

/// <summary>Items told by modules nobody has, and the index brought up to date when a test says so.</summary>
internal static class Portal
{
    public static readonly DateTimeOffset Day = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static ItemPublished Item(string title, Guid? id = null, int version = 1) => new(
        "Practices", "practice", id ?? Guid.CreateVersion7(), version, "/practices/" + SharedKernel.Text.Slug.From(title),
        title, null, "", null, "", null, [], null, null, null, Day, Day);

    public static ItemWithdrawn Gone(this ItemPublished item, int? version = null) => new(item.Module, item.Kind, item.ItemId, version ?? item.Version + 1);

    /// <summary>Tells facts to the module; each counts as told once more.</summary>
    public static async Task Tell(this HubApp hub, params IntegrationEvent[] facts)
    {
        foreach (var fact in facts)
            await hub.Run<IMediator>(mediator => mediator.Publish(fact with { EventId = Guid.CreateVersion7() }));
    }

    public static SearchIndex Index(this HubApp hub) => hub.Services.GetRequiredService<SearchIndex>();

    public static Task CatchUp(this HubApp hub) => hub.Index().CatchUp(CancellationToken.None);

    public static async Task TellAndCatchUp(this HubApp hub, params IntegrationEvent[] facts)
    {
        await hub.Tell(facts);
        await hub.CatchUp();
    }

    /// <summary>What a query finds, strictly.</summary>
    public static Task<SearchAnswer> Ask(this HubApp hub, string query, int take = 20, int skip = 0) =>
        hub.Run<Search, SearchAnswer>(search => search.Run(SearchQuery.Parse(query), skip, take, CancellationToken.None));

    /// <summary>What a person who types words is shown.</summary>
    public static Task<SearchAnswer> Type(this HubApp hub, string words) =>
        hub.Run<Search, SearchAnswer>(search => search.RunForgiving(new SearchQuery { Words = words }, 0, 20, CancellationToken.None));

    public static async Task<string[]> Titles(this HubApp hub, string words) => [.. (await hub.Type(words)).Hits.Select(h => h.TitleUk)];

    public static string Page(string words, string language = "") => language + "/discovery?q=" + Uri.EscapeDataString(words);
}
