using Hub.SharedKernel.Data;
using NUnit.Framework;

namespace Hub.Testing;

/// <summary>
/// Runs a fixture on every engine: SQLite always, the others when their connection string is set; without it they are shown as skipped.
/// The fixture's constructor takes an <see cref="EngineKind"/>.
/// </summary>
public sealed class EnginesAttribute() : TestFixtureSourceAttribute(typeof(Engines), nameof(Engines.All));

/// <summary>The engines and where test servers are found.</summary>
public static class Engines
{
    /// <summary>One fixture for each engine.</summary>
    public static IEnumerable<TestFixtureData> All => Enum.GetValues<EngineKind>().Select(kind =>
    {
        var fixture = new TestFixtureData(kind);
        return Server(kind) is null ? (TestFixtureData)fixture.Ignore($"{Variable(kind)} is not set.") : fixture;
    });

    /// <summary>Connection string of the test server without a database; empty for SQLite; null when there is no server.</summary>
    internal static string? Server(EngineKind kind)
    {
        if (kind == EngineKind.Sqlite)
            return "";
        var text = Environment.GetEnvironmentVariable(Variable(kind));
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private static string Variable(EngineKind kind) => kind == EngineKind.SqlServer ? "HUB_TEST_SQLSERVER" : "HUB_TEST_POSTGRES";
}
