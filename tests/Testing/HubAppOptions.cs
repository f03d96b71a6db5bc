using Hub.SharedKernel.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Testing;

/// <summary>How a test wants its hub.</summary>
public sealed record HubAppOptions
{
    /// <summary>The engine; ignored when <see cref="Database"/> is given.</summary>
    public EngineKind Engine { get; init; }

    /// <summary>A database to share or to find again; it is not deleted with the hub.</summary>
    public TestDatabase? Database { get; init; }

    /// <summary><c>Production</c> or <c>Development</c>.</summary>
    public string Environment { get; init; } = "Production";

    /// <summary>Adds the demonstration content before the first request.</summary>
    public bool Demonstration { get; init; }

    /// <summary>A clock that stands still until the test moves it; null for the real one.</summary>
    public FakeTimeProvider? Time { get; init; }

    /// <summary>Settings on top of those every test hub has, e.g. <c>Modules:Contest:Enabled</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Whether passwords cost as much to try as in the portal; otherwise a person signs in within a millisecond.</summary>
    public bool CostlyPasswords { get; init; }

    /// <summary>Changes to the portal's services before modules add theirs.</summary>
    public Action<WebApplicationBuilder>? Adjust { get; init; }
}
