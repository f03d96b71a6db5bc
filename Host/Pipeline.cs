using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;

namespace Hub;

/// <summary>The way of a request, from the outside in.</summary>
internal static class Pipeline
{
    public static void UseHubPipeline(this WebApplication app)
    {
        if (Proxies.Read(app.Configuration) is { } proxies)
            app.UseForwardedHeaders(proxies);
        app.Use(SecurityHeaders.Add(app.Environment.IsDevelopment() ? null : StrictTransport(app.Configuration)));
        HostCookies.Use(app);
        app.UseExceptionHandler(errors => errors.Run(ErrorAnswers.Write));
        UseFiles(app);
        app.UseMiddleware<LanguageMiddleware>();
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        app.Use(ErrorAnswers.RefuseTooLarge);
        app.UseRouting();
        app.Use(ErrorAnswers.RefuseMethod);
        app.Use(ErrorAnswers.UnknownAddress);
        app.UseOpenToSites();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseAuthentication();
        UseModules(app);
        app.UseRateLimiter();
        app.UseAuthorization();
        app.Use(KeepForms.ShowAgain);
    }

    private static string StrictTransport(IConfiguration settings) =>
        "max-age=31536000" + (settings.GetValue("Hub:SubdomainsAreHttps", true) ? "; includeSubDomains" : "");

    private static void UseModules(WebApplication app)
    {
        var catalog = app.Services.GetRequiredService<ModuleCatalog>();
        foreach (var module in catalog.Modules)
            catalog.Let(module.Name, "Middleware", () => module.AddMiddleware(app));
    }

    private static void UseFiles(WebApplication app)
    {
        var options = new StaticFileOptions
        {
            OnPrepareResponse = file =>
            {
                // Asked for with its version in the address, so it never changes.
                if (file.Context.Request.Query.ContainsKey("v"))
                    file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            },
        };
        var compressed = (IApplicationBuilder branch) => { branch.UseResponseCompression(); branch.UseStaticFiles(options); };
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/assets"), compressed);
        foreach (var entry in app.Services.GetRequiredService<ModuleCatalog>().Entries.Where(e => e is { Enabled: true, Folder: not null }))
        {
            var files = Path.Combine(entry.Folder!, "wwwroot");
            if (!Directory.Exists(files))
                continue;
            var provider = new PhysicalFileProvider(files);
            EndWith(app, provider);
            app.UseStaticFiles(new StaticFileOptions { FileProvider = provider, RequestPath = "/assets/" + entry.Name.ToLowerInvariant() });
        }
        app.UseStaticFiles(options);
        EndWith(app, app.Environment.WebRootFileProvider);
    }

    /// <summary>Files of pages are watched, and a system has few such watches: a hub that ended gives its own back.</summary>
    private static void EndWith(WebApplication app, IFileProvider provider) =>
        app.Lifetime.ApplicationStopped.Register(() => (provider as IDisposable)?.Dispose());

    public static void MapHubEndpoints(this WebApplication app, ModuleCatalog catalog)
    {
        var reads = new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]);
        app.MapRazorPages();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).WithMetadata(reads).AllowAnonymous();
        app.MapHealthChecks("/health/ready").WithMetadata(reads).AllowAnonymous();
        SecurityContact.Map(app);
        foreach (var module in catalog.Modules)
            catalog.Let(module.Name, "Addresses",
                () => module.MapEndpoints(app.MapGroup("").WithMetadata(new OwnedBy(module.Name))));
    }
}
