using System.Diagnostics;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Web;

namespace Hub;

/// <summary>What happens between building and serving: tables, and in Development the demonstration content.</summary>
internal static class Startup
{
    public static async Task Prepare(WebApplication app, CancellationToken cancel)
    {
        var databases = app.Services.GetRequiredService<ModuleDatabases>();
        if (app.Environment.IsDevelopment() || app.Configuration.GetValue("migrate", false) || app.Configuration.GetValue("Hub:Migrate", false))
            await Migrate(app, databases, cancel);
        else if (await databases.Behind(app.Services, cancel) is { Count: > 0 } behind)
            throw new NotMigrated($"The tables of {string.Join(", ", behind)} are not up to date. Run the command 'migrate' first, or start with --migrate=true.");
        app.Lifetime.ApplicationStarted.Register(() => _ = Demonstrate(app, cancel));
    }

    private static async Task Migrate(WebApplication app, ModuleDatabases databases, CancellationToken cancel)
    {
        try
        {
            await databases.Migrate(app.Services, cancel);
        }
        catch (MigrationFailed failed)
        {
            var blamed = app.Services.GetRequiredService<ModuleCatalog>().Blamed(failed.Module, "Tables", failed.InnerException!);
            throw blamed ?? (Exception)failed;
        }
    }

    /// <summary>After the first answer can be given, so that an empty disk costs a visitor nothing.</summary>
    internal static async Task Demonstrate(WebApplication app, CancellationToken cancel)
    {
        if (app.Configuration.GetValue("Hub:Demonstration", app.Environment.IsDevelopment()))
        {
            var clock = Stopwatch.StartNew();
            // People first: what others show belongs to somebody.
            foreach (var module in app.Services.GetRequiredService<ModuleCatalog>().Modules.OrderBy(m => m.Accounts is null))
                await Demonstrate(app, module, cancel);
            app.Logger.LogDebug("Demonstration content was checked in {Milliseconds} ms", clock.ElapsedMilliseconds);
        }
        app.Logger.LogInformation("Портал готовий · The portal is ready: {Address}", app.Services.GetRequiredService<PublicAddress>().Base);
    }

    private static async Task Demonstrate(WebApplication app, HubModule module, CancellationToken cancel)
    {
        try
        {
            await using var scope = app.Services.CreateAsyncScope();
            await module.AddDemonstration(scope.ServiceProvider, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            app.Logger.LogError(failure, "The demonstration content of {Module} could not be added", module.Name);
        }
    }
}

/// <summary>The portal must not serve on tables of another version.</summary>
internal sealed class NotMigrated(string sentence) : CannotStart(sentence)
{
    public override int ExitCode => 3;
}
