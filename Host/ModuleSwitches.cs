using System.Text.Json;
using Hub.SharedKernel.Data;
using Microsoft.Extensions.Configuration.Json;

namespace Hub;

/// <summary>
/// What administrators switched on and off on the page of modules: a file in the data folder that the next start reads after the program's own
/// settings. What the environment or the command line says goes before it.
/// </summary>
internal sealed class ModuleSwitches(IConfiguration settings)
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "modules.json";

    private static readonly Lock oneAtATime = new();
    private readonly string file = FileOf(settings);

    /// <summary>Reads the choices where they belong in the order of settings.</summary>
    public static void AddTo(ConfigurationManager settings)
    {
        var file = FileOf(settings);
        var at = settings.Sources.ToList().FindLastIndex(s => s is JsonConfigurationSource) + 1;
        var source = new JsonConfigurationSource { Path = file, Optional = true };
        source.ResolveFileProvider();
        settings.Sources.Insert(at, source);
    }

    /// <summary>Whether the module takes part after the next start.</summary>
    public bool IsOnNext(string module) => Read().TryGetValue(module, out var on) ? on : Outside(module) ?? true;

    /// <summary>Whether settings that go before the page decide about it.</summary>
    public bool IsFixed(string module) => settings is IConfigurationRoot root
        && root.Providers.Reverse().FirstOrDefault(p => p.TryGet(Key(module), out _)) is { } deciding and not JsonConfigurationProvider;

    public void Switch(string module, bool on)
    {
        lock (oneAtATime)
        {
            var chosen = Read();
            chosen[module] = on;
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            // A host that dies meanwhile must find the old file or the new one.
            File.WriteAllText(file + ".new", JsonSerializer.Serialize(new { Modules = chosen.ToDictionary(c => c.Key, c => new { Enabled = c.Value }) }));
            File.Move(file + ".new", file, overwrite: true);
        }
    }

    private static string FileOf(IConfiguration settings) => Path.Combine(Engine.DataFolder(settings), FileName);

    private static string Key(string module) => $"Modules:{module}:Enabled";

    private bool? Outside(string module) => settings.GetValue<bool?>(Key(module));

    private Dictionary<string, bool> Read()
    {
        var kept = new ConfigurationBuilder().AddJsonFile(file, optional: true).Build();
        return kept.GetSection("Modules").GetChildren().ToDictionary(c => c.Key, c => c.GetValue("Enabled", true), StringComparer.OrdinalIgnoreCase);
    }
}
