namespace Hub.SharedKernel;

/// <summary>
/// A rule of the field was broken. The one exception for it: the page filter finds the sentence
/// under <see cref="Key"/> in the module's texts and shows it on the form, beside <see cref="Field"/> if one is named.
/// </summary>
public sealed class RuleViolation : Exception
{
    /// <summary>Names the broken rule.</summary>
    /// <param name="key">Key of the sentence in the texts of the module (or the kernel), e.g. <c>Practice.AlreadyDecided</c>.</param>
    /// <param name="field">Form field the sentence belongs to, as posted (<c>Input.Title</c>); null for the whole form.</param>
    /// <param name="details">Values for the placeholders of the sentence, in order.</param>
    public RuleViolation(string key, string? field = null, params object[] details)
        : base(key + (details.Length == 0 ? "" : ": " + string.Join(", ", details)))
    {
        Key = key;
        Field = field;
        Details = details;
    }

    /// <summary>Key of the sentence.</summary>
    public string Key { get; }

    /// <summary>Form field the sentence belongs to; null for the whole form.</summary>
    public string? Field { get; }

    /// <summary>Values for the placeholders of the sentence.</summary>
    public IReadOnlyList<object> Details { get; }
}
