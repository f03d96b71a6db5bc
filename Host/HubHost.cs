using Autofac;
using Autofac.Extensions.DependencyInjection;
using Hub.SharedKernel;
using Hub.SharedKernel.Web;

namespace Hub;

/// <summary>Puts the portal together: the table of contents of a start.</summary>
internal static class HubHost
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        adjust?.Invoke(builder);
        var catalog = ModuleCatalog.Find(builder.Configuration);

        builder.Host.UseServiceProviderFactory(new AutofacServiceProviderFactory(container =>
        {
            foreach (var module in catalog.Modules)
                container.RegisterModule(module);
        }));
        builder.Services.AddSingleton(catalog);
        builder.Services.AddHubKernel(builder.Configuration, builder.Environment);
        builder.Services.AddHubPages(catalog);
        builder.Services.AddHubResponses(builder.Configuration);
        builder.Services.AddHubJobs(builder.Configuration);
        builder.Services.AddHubTelemetry(builder.Configuration);
        foreach (var module in catalog.Modules)
        {
            builder.Services.AddSingleton<HubModule>(module);
            module.Register(builder.Services, builder.Configuration);
        }
        builder.Services.AddHubFallbacks();
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = UploadLimit.Bytes(builder.Configuration));

        var app = builder.Build();
        catalog.Report(app.Logger);
        app.UseHubPipeline();
        app.MapHubEndpoints(catalog);
        EndpointAccess.Check(app);
        return app;
    }
}
