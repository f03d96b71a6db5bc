using Hub.SharedKernel;
using Hub.SharedKernel.Languages;

namespace Hub.Cabinet;

/// <summary>The modules that take part now. What absent ones told is kept, but their links lead nowhere, so it is not shown.</summary>
internal sealed class LoadedModules(IEnumerable<HubModule> modules, ModuleTexts texts)
{
    private readonly Dictionary<string, HubModule> byName = modules.ToDictionary(m => m.Name, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> Names { get; } = [.. modules.Select(m => m.Name).Order(StringComparer.Ordinal)];

    /// <summary>What the module is called in the menu; its bare name when it has no menu.</summary>
    public string TitleOf(string module, string language) =>
        byName.GetValueOrDefault(module)?.Menu.OrderBy(i => i.Place).ThenBy(i => i.Order).FirstOrDefault() is { } item
            ? texts.In(language, module, item.TextKey)
            : module;
}
