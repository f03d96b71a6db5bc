using Autofac;
using Autofac.Core;
using Autofac.Extensions.DependencyInjection;
using Hub.Checks;
using Hub.Commands;
using Hub.Logging;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Mail;
using Hub.SharedKernel.Web;

namespace Hub;

/// <summary>Puts the portal together: the table of contents of a start.</summary>
internal static class HubHost
{
    /// <summary>A portal that can be run: built, and its tables up to date. Dropped-in modules that fail on the way are left out.</summary>
    /// <param name="args">Settings of the command line.</param>
    /// <param name="adjust">Changes before modules add theirs.</param>
    /// <exception cref="CannotStart">The portal must not start; the message says why and what to do.</exception>
    public static async Task<WebApplication> Ready(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var refusals = new Dictionary<string, Refusal>();
        while (true)
        {
            var app = Build(args, adjust, refusals);
            try
            {
                await Startup.Prepare(app, app.Lifetime.ApplicationStopping);
                return app;
            }
            catch (Exception failure)
            {
                await app.DisposeAsync();
                if (failure is not PluginFailed failed || !refusals.TryAdd(failed.Folder, failed.Why))
                    throw;
            }
        }
    }

    /// <summary>Builds the portal without touching its tables.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null) => Build(args, adjust, []);

    private static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust, Dictionary<string, Refusal> refusals)
    {
        while (true)
        {
            try
            {
                return BuildOnce(args, adjust, refusals);
            }
            catch (PluginFailed failed) when (refusals.TryAdd(failed.Folder, failed.Why))
            {
                // The next try is made without it.
            }
        }
    }

    private static WebApplication BuildOnce(string[] args, Action<WebApplicationBuilder>? adjust, Dictionary<string, Refusal> refusals)
    {
        var builder = Builder(args);
        // The files of modules' wwwroot are found before they are published, too, whatever the environment is called.
        builder.WebHost.UseStaticWebAssets();
        adjust?.Invoke(builder);
        JsonLog.AddTo(builder);
        ModuleSwitches.AddTo(builder.Configuration);
        var catalog = ModuleCatalog.Find(builder.Configuration, refusals);
        CheckSettings(catalog, builder.Configuration);

        builder.Host.UseServiceProviderFactory(new AutofacServiceProviderFactory(container =>
        {
            foreach (var module in catalog.Modules)
                container.RegisterCallback(registry => catalog.Let(module.Name, "Services", () => ((IModule)module).Configure(registry)));
        }));
        builder.Services.AddSingleton(catalog);
        builder.Services.AddSingleton<ModuleSwitches>();
        builder.Services.AddHubKernel(builder.Configuration, builder.Environment);
        builder.Services.AddHubMail(builder.Configuration);
        builder.Services.AddHubPages(catalog);
        builder.Services.AddHubResponses(builder.Configuration);
        builder.Services.AddHubJobs(builder.Configuration);
        builder.Services.AddHubWorks(builder.Configuration);
        builder.Services.AddHubTelemetry(builder.Configuration);
        foreach (var module in catalog.Modules)
        {
            builder.Services.AddSingleton<HubModule>(module);
            catalog.Let(module.Name, "Services", () => module.Register(builder.Services, builder.Configuration));
        }
        builder.Services.AddHubFallbacks();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = UploadLimit.Bytes(builder.Configuration);
            // A question of ten thousand Ukrainian letters takes six times as many bytes; it gets an answer and not a broken connection.
            server.Limits.MaxRequestLineSize = 128 * 1024;
            server.Limits.MaxRequestBufferSize = 1024 * 1024;
        });

        var app = builder.Build();
        app.Services.GetRequiredService<ModuleDatabases>().MakeModels(app.Services);
        app.UseHubPipeline();
        app.MapHubEndpoints(catalog);
        EndpointAccess.Check(app, catalog);
        catalog.Report(app.Logger);
        return app;
    }

    private static WebApplicationBuilder Builder(string[] args)
    {
        try
        {
            return WebApplication.CreateBuilder(args);
        }
        catch (InvalidDataException unreadable)
        {
            throw new CannotStart(CommandTexts.Say("Start.SettingsFile", $"{unreadable.Message} {unreadable.InnerException?.Message}"));
        }
    }

    private static void CheckSettings(ModuleCatalog catalog, IConfiguration settings)
    {
        if (SettingsCheck.Look(settings, catalog).Where(f => !f.IsHint).ToList() is { Count: > 0 } wrong)
            throw new WrongSettings(wrong);
    }
}

/// <summary>The portal must not start; the message says why and what to do.</summary>
internal class CannotStart(string sentence) : Exception(sentence)
{
    /// <summary>What the program ends with.</summary>
    public virtual int ExitCode => 2;
}

/// <summary>Settings that are not declared or have values they may not have.</summary>
internal sealed class WrongSettings(IReadOnlyList<Finding> findings) : CannotStart(string.Join(Environment.NewLine, findings.Select(f => f.In(Language.Current))))
{
    public IReadOnlyList<Finding> Findings => findings;
}
