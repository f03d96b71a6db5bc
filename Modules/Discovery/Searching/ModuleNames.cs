using System.Collections.Concurrent;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;

namespace Hub.Discovery.Searching;

/// <summary>How modules call themselves, their kinds and their topics, asked from their own texts: Discovery knows none of them.</summary>
internal sealed class ModuleNames(IEnumerable<HubModule> modules, ModuleTexts texts)
{
    private readonly Dictionary<string, HubModule> byName = modules.ToDictionary(m => m.Name, StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<(string Language, string Key), string?> topics = new();

    /// <summary>As its entry in the main menu.</summary>
    public string Module(string language, string name) =>
        byName.TryGetValue(name, out var module) && module.Menu.FirstOrDefault(m => m.Place == NavPlace.Main) is { } entry
            ? texts.In(language, module.Name, entry.TextKey)
            : name;

    /// <summary>Null when the module does not name its kind.</summary>
    public string? Kind(string language, string module, string kind) => In(language, module, "Kind." + kind);

    /// <summary>As the first module that knows the topic calls it; null when none does.</summary>
    public string? Topic(string language, string key) => topics.Count < 10_000
        ? topics.GetOrAdd((language, key), one => Find(one.Language, one.Key))
        : Find(language, key);

    private string? Find(string language, string key) =>
        byName.Keys.Select(module => In(language, module, "Topic." + key)).FirstOrDefault(name => name is not null);

    private string? In(string language, string module, string key) => texts.In(language, module, key) is var text && text != key ? text : null;
}
