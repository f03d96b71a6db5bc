using Hub.SharedKernel;

namespace Hub.Checks;

/// <summary>How the portal stands in the world: its address, what is in front of it, its modules, language and time data, switches left on.</summary>
internal sealed class SurroundingChecks(IConfiguration settings, IHostEnvironment environment, ModuleCatalog catalog, Machine machine)
{
    public IEnumerable<Finding> Look() => Address().Concat(Modules()).Concat(Data()).Concat(Switches());

    private IEnumerable<Finding> Address()
    {
        var proxied = settings.GetValue("Hub:BehindProxy", false);
        if (settings["Hub:Address"] is not { } text)
        {
            if (environment.IsProduction())
                yield return new("AddressMissing");
            yield break;
        }
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address))
            yield break;
        if (address.AbsolutePath != "/" || address.Query.Length > 0)
            yield return new("AddressHasPath", text, address.GetLeftPart(UriPartial.Authority));
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            yield return new("AddressNotHttps", text);
        var listensSafely = (settings["urls"] ?? settings["ASPNETCORE_URLS"] ?? "").Contains("https://", StringComparison.OrdinalIgnoreCase)
            || settings.GetSection("Kestrel:Endpoints").GetChildren().Any(e => e["Url"]?.StartsWith("https", StringComparison.OrdinalIgnoreCase) == true);
        if (address.Scheme == Uri.UriSchemeHttps && !address.IsLoopback && !proxied && !listensSafely)
            yield return new("ProxyNotTrusted", text);
        if (proxied && address.IsLoopback && environment.IsProduction())
            yield return Finding.Hint("ProxyForNobody", text);
    }

    private IEnumerable<Finding> Modules()
    {
        if (settings["Hub:Plugins"] is { } folder && !Directory.Exists(Path.GetFullPath(folder)))
            yield return new("PluginsMissing", Path.GetFullPath(folder));
        foreach (var entry in catalog.Entries)
            if (entry.Refusal is { } why)
                yield return new("PluginRefused", entry.Name, why.In(SharedKernel.Languages.Language.Of(SharedKernel.Languages.Language.Current)));
        if (catalog.Modules.All(m => m.Accounts is null))
            yield return new("NobodySignsIn");
    }

    private IEnumerable<Finding> Data()
    {
        if (!machine.KnowsKyiv)
            yield return new("NoTimeZone");
        if (!machine.KnowsUkrainian)
            yield return new("NoLanguageData");
        if (settings["OTEL_EXPORTER_OTLP_ENDPOINT"] is { } telemetry && !Uri.TryCreate(telemetry, UriKind.Absolute, out _))
            yield return new("NotAnAddress", "OTEL_EXPORTER_OTLP_ENDPOINT", telemetry);
    }

    private IEnumerable<Finding> Switches()
    {
        if (environment.IsProduction() && settings.GetValue("Hub:Demonstration", false))
            yield return new("DemonstrationOn");
        if (environment.IsProduction() && !settings.GetValue("Hub:Dispatcher", true))
            yield return new("DispatcherOff");
        if (!settings.GetValue("Hub:Jobs", true))
            yield return Finding.Hint("JobsOff");
        if (settings.GetValue("Hub:Limits:SignIn", 10) > settings.GetValue("Hub:Limits:Forms", 120))
            yield return new("LimitsUpsideDown", settings.GetValue("Hub:Limits:SignIn", 10), settings.GetValue("Hub:Limits:Forms", 120));
        foreach (var warning in catalog.Modules.SelectMany(m => m.Warnings(settings).Select(key => (Module: m, key))))
            yield return Finding.Hint("ModuleWarns", warning.Module.Name,
                new SharedKernel.Languages.ModuleTexts([warning.Module]).In(SharedKernel.Languages.Language.Current, warning.Module.Name, warning.key));
    }
}
