using System.Globalization;
using System.Text;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Text;

namespace Hub.SharedKernel.Exchange;

/// <summary>Says mistakes in the reader's language, on the page, on the terminal and in the report file.</summary>
/// <param name="texts">All sentences.</param>
/// <param name="module">Whose sentences go before the kernel's.</param>
/// <param name="language"><c>uk</c> or <c>en</c>.</param>
public sealed class ExchangePhrases(ModuleTexts texts, string module, string language)
{
    /// <summary>A sentence.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="arguments">Values for its placeholders.</param>
    public string Say(string key, params IReadOnlyList<object> arguments) => texts.In(language, module, key, arguments);

    /// <summary>A sentence that counts things, its forms divided by <c>|</c>.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="count">The number, its {0}.</param>
    public string Count(string key, long count)
    {
        var forms = Say(key).Split('|');
        var form = Plural.Of(count, forms[0], forms[Math.Min(1, forms.Length - 1)], forms[^1]);
        return string.Format(Languages.Language.Of(language), form, count);
    }

    /// <summary>What is wrong and how to mend it.</summary>
    /// <param name="mistake">The mistake.</param>
    public string Say(Mistake mistake) => Say(mistake.Key, mistake.Arguments);

    /// <summary>One line for the terminal: where, what, how to mend it.</summary>
    /// <param name="mistake">The mistake.</param>
    public string Line(Mistake mistake) => mistake switch
    {
        { Row: 0 } => Say("Command.MistakeOfFile", Say(mistake)),
        { Column: "" } => Say("Command.MistakeOfRow", mistake.Row, Say(mistake)),
        _ => Say("Command.Mistake", mistake.Row, mistake.Column, Say(mistake)),
    };

    /// <summary>First line of the report file.</summary>
    public string ReportHeading => "\uFEFFrow,column,problem\r\n";

    /// <summary>One line of the report file.</summary>
    /// <param name="mistake">The mistake.</param>
    public string ReportLine(Mistake mistake) => new StringBuilder()
        .Append(mistake.Row.ToString(CultureInfo.InvariantCulture)).Append(',')
        .Append(Quoted(mistake.Column)).Append(',').Append(Quoted(Say(mistake))).Append("\r\n").ToString();

    private static string Quoted(string text) => "\"" + CsvCell.Neutral(text)!.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
