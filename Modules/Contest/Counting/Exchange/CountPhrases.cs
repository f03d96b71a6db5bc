using Hub.SharedKernel.Languages;

namespace Hub.Contest.Counting.Exchange;

/// <summary>Says what is wrong with a count or its file in the reader's language.</summary>
internal sealed class CountPhrases(ModuleTexts texts, string language)
{
    private const string Module = "Contest";

    public string Say(string key, params IReadOnlyList<object> arguments) => texts.In(language, Module, key, arguments);

    public string Say(CountProblem problem) => Say(problem.Key, problem.Arguments);

    /// <summary>One line: where, what, how to mend it.</summary>
    public string Line(FileMistake mistake) => mistake switch
    {
        { Row: 0 } => Say(mistake.Problem),
        { Column: "" } => Say("Verify.AtRow", mistake.Row, Say(mistake.Problem)),
        _ => Say("Verify.AtCell", mistake.Row, mistake.Column, Say(mistake.Problem)),
    };
}
