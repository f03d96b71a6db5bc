using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using Hub.SharedKernel.Web;

namespace Hub.SharedKernel.Languages;

/// <summary>
/// Sentences of any module in any language, for what is written outside a page: notices, mails, violations.
/// </summary>
/// <param name="modules">All loaded modules.</param>
public sealed class ModuleTexts(IEnumerable<HubModule> modules)
{
    private readonly Dictionary<string, ResourceManager> byModule =
        modules.ToDictionary(m => m.Name, m => For(m.TextsType), StringComparer.OrdinalIgnoreCase);

    private static readonly ConcurrentDictionary<Type, ResourceManager> managers = new();

    /// <summary>A sentence of a module; kernel sentences serve every module. An argument <c>text:Key</c> is looked up itself.</summary>
    /// <param name="language"><c>uk</c> or <c>en</c>.</param>
    /// <param name="module">Name of the module; null for the kernel alone.</param>
    /// <param name="key">Key of the sentence.</param>
    /// <param name="arguments">Values for its placeholders.</param>
    /// <returns>The sentence, or the key itself when no text has it.</returns>
    public string In(string language, string? module, string key, params IReadOnlyList<object> arguments)
    {
        var culture = Language.Of(language);
        var text = Find(culture, module, key);
        if (text is null)
            return key;
        if (arguments.Count == 0)
            return text;
        var values = arguments.Select(a => a is string s && s.StartsWith("text:", StringComparison.Ordinal)
            ? Find(culture, module, s[5..]) ?? s[5..] : a).ToArray();
        return string.Format(culture, text, values);
    }

    private string? Find(CultureInfo culture, string? module, string key) =>
        (module is not null && byModule.TryGetValue(module, out var texts) ? texts.GetString(key, culture) : null)
        ?? For(typeof(KernelTexts)).GetString(key, culture);

    private static ResourceManager For(Type type) => managers.GetOrAdd(type, t => new ResourceManager(t.FullName!, t.Assembly));
}
