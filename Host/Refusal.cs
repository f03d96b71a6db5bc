using System.Globalization;
using System.Reflection;
using System.Resources;
using Hub.SharedKernel.Languages;

namespace Hub;

/// <summary>Why a module was left out and what to do, as a sentence in either language.</summary>
/// <param name="Key">Key of the sentence in the host's texts, without <c>Refusal.</c>.</param>
/// <param name="Details">Values for its placeholders; a refusal among them is a sentence itself.</param>
internal sealed record Refusal(string Key, params object[] Details)
{
    private static readonly ResourceManager texts = new(typeof(HostTexts));

    /// <summary>The sentence.</summary>
    /// <param name="culture">Language of the reader.</param>
    public string In(CultureInfo culture) => string.Format(culture, texts.GetString("Refusal." + Key, culture)!,
        [.. Details.Select(detail => detail is Refusal why ? why.In(culture) : detail)]);

    public override string ToString() => In(Language.En);

    /// <summary>The refusal for whatever a module's code threw.</summary>
    public static Refusal For(Exception failure) => failure switch
    {
        PluginRefused refused => refused.Why,
        TargetInvocationException { InnerException: { } inner } => new("Constructor", inner.Message),
        ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } => new("Part", first.Message),
        BadImageFormatException => new("Damaged"),
        FileNotFoundException or FileLoadException or TypeLoadException or MissingMemberException => new("Outdated", failure.Message),
        _ => new("Said", (failure.InnerException ?? failure).Message),
    };
}

/// <summary>A dropped-in module cannot be used.</summary>
internal sealed class PluginRefused(Refusal why) : Exception(why.ToString())
{
    public Refusal Why { get; } = why;
}

/// <summary>A dropped-in module failed after it was found; the portal is built again without it.</summary>
internal sealed class PluginFailed(string folder, Refusal why) : Exception(why.ToString())
{
    /// <summary>Where the module lies.</summary>
    public string Folder { get; } = folder;

    public Refusal Why { get; } = why;
}
