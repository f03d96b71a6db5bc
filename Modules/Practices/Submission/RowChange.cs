using System.Collections;
using System.Globalization;

namespace Hub.Practices.Submission;

/// <summary>Adding, removing and moving a step, result or link by a button that works without script: <c>Steps.up.2</c>.</summary>
internal sealed record RowChange(string List, string Verb, int Index)
{
    /// <summary>Null for anything a button of the form cannot send.</summary>
    public static RowChange? Parse(string? text)
    {
        var parts = (text ?? "").Split('.');
        if (parts is not [var list, var verb, var number] || list is not ("Steps" or "Results" or "Links") || verb is not ("add" or "remove" or "up" or "down"))
            return null;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new(list, verb, index) : null;
    }

    /// <returns>Index of the row to show afterwards.</returns>
    public int Apply(PracticeContent content)
    {
        var (rows, fresh) = List switch
        {
            "Steps" => ((IList)content.Steps, (object)new Step()),
            "Results" => (content.Results, new Result()),
            _ => (content.Links, new WebLink()),
        };
        if (Verb == "add")
            return rows.Count < Checks.PracticeChecks.MostRows ? rows.Add(fresh) : throw new SharedKernel.RuleViolation("Draft.TooManyRows", null, Checks.PracticeChecks.MostRows);
        if (Index >= rows.Count)
            return Math.Max(0, rows.Count - 1);
        var row = rows[Index];
        rows.RemoveAt(Index);
        if (Verb == "remove")
            return Math.Clamp(Index, 0, Math.Max(0, rows.Count - 1));
        var place = Math.Clamp(Verb == "up" ? Index - 1 : Index + 1, 0, rows.Count);
        rows.Insert(place, row);
        return place;
    }
}

/// <summary>The buttons under a row.</summary>
internal sealed record RowButtons(string List, int Index, int Count)
{
    public string Value(string verb) => string.Create(CultureInfo.InvariantCulture, $"{List}.{verb}.{Index}");
}
