using System.Globalization;
using System.Text;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Text;

namespace Hub.Practices.Exchange;

/// <summary>Says mistakes in the reader's language, on the page, on the terminal and in the report file.</summary>
internal sealed class ImportPhrases(ModuleTexts texts, string language)
{
    public string Say(string key, params IReadOnlyList<object> arguments) => texts.In(language, PracticeFacts.Module, key, arguments);

    public string Say(Mistake mistake) => Say(mistake.Key, mistake.Arguments);

    /// <summary>One line for the terminal: where, what, how to mend it.</summary>
    public string Line(Mistake mistake) => mistake switch
    {
        { Row: 0 } => Say("Command.MistakeOfFile", Say(mistake)),
        { Column: "" } => Say("Command.MistakeOfRow", mistake.Row, Say(mistake)),
        _ => Say("Command.Mistake", mistake.Row, mistake.Column, Say(mistake)),
    };

    public string ReportHeading => "\uFEFFrow,column,problem\r\n";

    /// <summary>One line of the report file.</summary>
    public string ReportLine(Mistake mistake) => new StringBuilder()
        .Append(mistake.Row.ToString(CultureInfo.InvariantCulture)).Append(',')
        .Append(Quoted(mistake.Column)).Append(',').Append(Quoted(Say(mistake))).Append("\r\n").ToString();

    private static string Quoted(string text) => "\"" + CsvCell.Neutral(text)!.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
