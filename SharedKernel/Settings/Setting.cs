namespace Hub.SharedKernel.Settings;

/// <summary>
/// A setting of the portal or of a module: the one place that says it exists, what it may be and what it is when nobody sets it. A setting that
/// is not declared, or has a value it may not have, stops the start with a sentence. What it means stands in docs/map.md.
/// </summary>
/// <param name="Key">Full name with colons, e.g. <c>Hub:Limits:Forms</c>; a <c>*</c> stands for a part anybody may name. Of a module: the part after <c>Modules:{Name}:</c>.</param>
/// <param name="Kind">What it may be.</param>
/// <param name="Default">What it is when nobody sets it, as it would be written; null when there is none, or it depends on others.</param>
public sealed record Setting(string Key, SettingKind Kind, string? Default = null)
{
    /// <summary>Smallest number it may be.</summary>
    public double Least { get; init; }

    /// <summary>Largest number it may be.</summary>
    public double Most { get; init; } = int.MaxValue;

    /// <summary>Names it may be, for <see cref="SettingKind.Choice"/>; capital letters do not matter.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>A whole number between two others.</summary>
    /// <param name="key">Name.</param>
    /// <param name="usual">Value when nobody sets it.</param>
    /// <param name="least">Smallest.</param>
    /// <param name="most">Largest.</param>
    public static Setting Number(string key, int usual, double least, double most) =>
        new(key, SettingKind.Number, usual.ToString(System.Globalization.CultureInfo.InvariantCulture)) { Least = least, Most = most };

    /// <summary>Yes or no.</summary>
    /// <param name="key">Name.</param>
    /// <param name="usual">Value when nobody sets it; null when it depends on others.</param>
    public static Setting Flag(string key, bool? usual) => new(key, SettingKind.Flag, usual switch { true => "true", false => "false", null => null });
}

/// <summary>What a setting may be.</summary>
public enum SettingKind
{
    /// <summary>Any words.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A number that may have a fraction.</summary>
    Measure,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>One of some names.</summary>
    Choice,

    /// <summary>A full web address, http or https.</summary>
    Address,

    /// <summary>A folder or file, by its path.</summary>
    Path,

    /// <summary>A mailbox.</summary>
    Mailbox,

    /// <summary>Words nobody may read in a list: a password, a key, a connection string.</summary>
    Secret,
}
