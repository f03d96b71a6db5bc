using System.Globalization;

namespace Hub.SharedKernel.Text;

/// <summary>A text as found for a reader.</summary>
/// <param name="Text">The text.</param>
/// <param name="Lang">The language it is really in, <c>uk</c> or <c>en</c>: for the <c>lang</c> attribute.</param>
public sealed record LocalText(string Text, string Lang)
{
    /// <inheritdoc />
    public override string ToString() => Text;
}

/// <summary>Content in Ukrainian and, where somebody wrote it, in English.</summary>
/// <param name="Uk">The Ukrainian text; always there.</param>
/// <param name="En">The English text; null or blank when there is none.</param>
public sealed record Bilingual(string Uk, string? En)
{
    /// <summary>Whether there is an English text.</summary>
    public bool HasEnglish => !string.IsNullOrWhiteSpace(En);

    /// <summary>The text for a reader: English for English cultures when there is one, Ukrainian otherwise.</summary>
    /// <param name="culture">The reader's language.</param>
    public LocalText In(CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "en" && HasEnglish ? new LocalText(En!, "en") : new LocalText(Uk, "uk");
}
