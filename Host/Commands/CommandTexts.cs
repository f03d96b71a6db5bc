using System.Resources;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;

namespace Hub.Commands;

/// <summary>Sentences of the host's own commands, in the language of the terminal.</summary>
internal sealed class CommandTexts
{
    private static readonly ResourceManager texts = new(typeof(CommandTexts));

    /// <summary>A sentence in a language; the key itself where there is none.</summary>
    public static string In(string language, string key, params object[] arguments)
    {
        var culture = Language.Of(language);
        var text = texts.GetString(key, culture) ?? key;
        return arguments.Length == 0 ? text : string.Format(culture, text, arguments);
    }

    public static string Say(string key, params object[] arguments) => In(Language.Current, key, arguments);

    public static string Say(RuleViolation broken) => Say(broken.Key, [.. broken.Details]);
}
