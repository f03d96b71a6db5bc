using System.IO.Compression;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.SqlServer;
using Hub.Backups;
using Hub.Checks;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Events;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.Works;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Hub;

/// <summary>What the host gives to every module.</summary>
internal static class Services
{
    public static void AddHubKernel(this IServiceCollection services, IConfiguration settings, IHostEnvironment environment)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<SavingInterceptor>();
        services.AddSingleton<ModuleDatabases>();
        services.AddSingleton<FactTypes>();
        services.AddSingleton<ModuleTexts>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<OutboxDispatcher>();
        // Tests deliver facts when they say so.
        if (settings.GetValue("Hub:Dispatcher", true))
            services.AddHostedService(s => s.GetRequiredService<OutboxDispatcher>());
        services.AddHubFiles(settings);
        services.TryAddSingleton<Machine>();
        services.AddSingleton<PlaceChecks>();
        services.AddSingleton<DatabaseChecks>();
        services.AddSingleton<MailChecks>();
        services.AddSingleton<SurroundingChecks>();
        services.AddSingleton<TakeBackup>();
        services.AddSingleton<VerifyBackup>();
        services.AddSingleton<RestoreBackup>();
        services.AddScoped<ICurrentUser, CurrentUser>();
        services.AddScoped<ServiceFactory>(scope => scope.GetRequiredService);
        services.AddScoped<IMediator, EveryHandlerMediator>();
        services.AddScoped<VisitorCacheEviction>();
        services.AddScoped<INotificationHandler<SharedKernel.Contracts.ItemPublished>>(s => s.GetRequiredService<VisitorCacheEviction>());
        services.AddScoped<INotificationHandler<SharedKernel.Contracts.ItemWithdrawn>>(s => s.GetRequiredService<VisitorCacheEviction>());
        services.AddScoped<INotificationHandler<SharedKernel.Contracts.PublicPagesChanged>>(s => s.GetRequiredService<VisitorCacheEviction>());
        services.AddHealthChecks().AddCheck<DatabasesHealth>("databases").AddCheck<OutboxHealth>("outbox").AddCheck<DiskHealth>("disk");
    }

    public static void AddHubPages(this IServiceCollection services, ModuleCatalog catalog)
    {
        var pages = services.AddRazorPages(options =>
        {
            options.Conventions.Add(new RulesOnEveryPage());
        });
        services.AddSingleton<CookieTempDataProvider>();
        services.Replace(ServiceDescriptor.Singleton<ITempDataProvider, QuietTempData>());
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = QuietTempData.Cookie);
        pages.AddMvcOptions(options =>
        {
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            BindingMessages.Set(options.ModelBindingMessageProvider);
        });
        pages.AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = (type, factory) =>
            new FirstOf(catalog.Modules.Where(m => m.GetType().Assembly == type.Assembly).Select(m => factory.Create(m.TextsType)),
                factory.Create(typeof(KernelTexts))));
        pages.ConfigureApplicationPartManager(parts =>
        {
            foreach (var module in catalog.Entries.Where(e => e.Module is not null))
                AddOrRemove(parts, module);
        });
        services.AddLocalization();
        // Texts have no state: one for all, since a page asks for them some hundred times.
        services.Replace(ServiceDescriptor.Singleton(typeof(IStringLocalizer<>), typeof(StringLocalizer<>)));
        services.AddRouting(options =>
        {
            options.LowercaseUrls = true;
            options.AppendTrailingSlash = false;
        });
        // Without this Cyrillic would leave as numeric entities.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(System.Text.Unicode.UnicodeRanges.All));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "hub-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthentication();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddSingleton<FormOwner>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, KeepForms>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped(PageFrameBuilder.Build);
    }

    /// <summary>Pages of a switched-off module vanish; pages of a dropped-in one appear.</summary>
    private static void AddOrRemove(ApplicationPartManager parts, ModuleEntry entry)
    {
        var assembly = entry.Module!.GetType().Assembly;
        foreach (var part in parts.ApplicationParts.Where(p => p.Name == assembly.GetName().Name).ToList())
            parts.ApplicationParts.Remove(part);
        if (!entry.Enabled)
            return;
        parts.ApplicationParts.Add(new AssemblyPart(assembly));
        parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(assembly));
    }

    public static void AddHubJobs(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton<Jobs.JobRunner>();
        services.AddHostedService<Jobs.JobSchedule>();
        services.AddHangfire(hangfire =>
        {
            hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            var engine = Engine.For(settings, "Hangfire");
            switch (engine.Kind)
            {
                // Nothing durable lives in the job storage: durable work is rows in module databases.
                case EngineKind.Sqlite: hangfire.UseInMemoryStorage(new InMemoryStorageOptions()); break;
                case EngineKind.SqlServer: hangfire.UseSqlServerStorage(engine.Connection, new SqlServerStorageOptions { SchemaName = "hangfire" }); break;
                case EngineKind.PostgreSql: hangfire.UsePostgreSqlStorage(o => o.UseNpgsqlConnection(engine.Connection), new PostgreSqlStorageOptions { SchemaName = "hangfire" }); break;
            }
        });
        if (settings.GetValue("Hub:Jobs", true))
            services.AddHangfireServer(options => options.WorkerCount = 2);
    }

    /// <summary>The host's own tables, and the long work written down there.</summary>
    public static void AddHubWorks(this IServiceCollection services, IConfiguration settings)
    {
        ModuleDatabases.Add(services, new PortalModule(), typeof(PortalDb));
        services.AddSingleton<IFormsOnce, FormsOnce>();
        services.AddSingleton<WorkKinds>();
        services.AddSingleton<WorkSignal>();
        services.AddSingleton<WorkBook>();
        services.AddSingleton<ILongWorks>(s => s.GetRequiredService<WorkBook>());
        services.AddScoped<BackupWork>();
        if (settings.GetValue("Hub:Jobs", true))
            services.AddHostedService<WorkRunner>();
    }

    public static void AddHubTelemetry(this IServiceCollection services, IConfiguration settings)
    {
        if (settings["OTEL_EXPORTER_OTLP_ENDPOINT"] is null)
            return;
        services.AddOpenTelemetry().ConfigureResource(r => r.AddService("hub"))
            .WithTracing(t => t.AddSource("Hub").AddAspNetCoreInstrumentation().AddOtlpExporter())
            .WithMetrics(m => m.AddAspNetCoreInstrumentation().AddMeter("Microsoft.AspNetCore.Server.Kestrel", "System.Runtime").AddOtlpExporter());
    }

    /// <summary>What a module would bring, for a portal where that module is switched off.</summary>
    public static void AddHubFallbacks(this IServiceCollection services)
    {
        services.TryAddScoped<IPeople, NobodyKnown>();
        services.TryAddSingleton<ISystemNotices, NoSystemNotices>();
    }

    public static void AddHubResponses(this IServiceCollection services, IConfiguration settings)
    {
        RateLimits.Add(services, settings);
        services.AddOutputCache(options => options.SizeLimit = 64 * 1024 * 1024);
        services.AddOptions<OutputCacheOptions>().Configure<IResponseCompressionProvider, ISystemNotices, TimeProvider>((options, packing, notices, time) =>
            options.AddBasePolicy(new VisitorCache(TimeSpan.FromSeconds(settings.GetValue("Hub:CacheSeconds", 60)), packing, notices, time)));
        services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = UploadLimit.Bytes(settings));
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddResponseCompression(options =>
        {
            // Safe with forms: anti-forgery tokens are masked anew in every answer.
            options.EnableForHttps = true;
            options.MimeTypes = ResponseCompressionDefaults.MimeTypes.Concat(
                ["image/svg+xml", "application/atom+xml", "application/rss+xml", "application/ld+json", "text/csv", "text/calendar"]);
        });
    }
}
