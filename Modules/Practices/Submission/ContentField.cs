using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Hub.Practices.Submission;

/// <summary>One field of a content under the name it has in the form, for comparing two people's texts.</summary>
/// <param name="Name">As posted: <c>Content.Steps[0].Title.Uk</c>.</param>
/// <param name="Label">Key of what is asked, see <see cref="LabelKey"/>.</param>
/// <param name="Row">Number of the row from 1; 0 outside of lists.</param>
/// <param name="Language"><c>uk</c>, <c>en</c> or empty for what has no language.</param>
/// <param name="Value">As typed; several chosen values divided by spaces.</param>
internal sealed record ContentField(string Name, string Label, int Row, string Language, string Value)
{
    private static readonly string[] choices = ["Kind", "Topics", "Stage", "Level", "Region", "Licence", "Group"];

    /// <summary>Whether it is chosen from a list and not written.</summary>
    public bool IsChoice => choices.Contains(Label["Label.".Length..]) || Label == "Label.Contact.Consent";

    /// <summary>Key of the question by the name of its field: <c>Content.Steps[0].Title</c> is asked as <c>Label.Steps.Title</c>.</summary>
    public static string LabelKey(string name) =>
        "Label." + string.Join('.', name.Split('.').Skip(1).Where(p => p is not ("Uk" or "En")).Select(p => p.Split('[')[0]));

    /// <summary>All fields asked on a page of the form.</summary>
    public static IEnumerable<ContentField> Of(PracticeContent content, EditSection section) =>
        section.Parts.Where(p => p != "Group").SelectMany(part => Walk("Content." + part, typeof(PracticeContent).GetProperty(part)!.GetValue(content)!, 0));

    /// <summary>Puts one field of another content into this one; a row that is missing is added.</summary>
    public static void Take(string name, PracticeContent from, PracticeContent to)
    {
        var steps = name.Split('.').Skip(1).ToArray();
        object source = from, target = to;
        foreach (var step in steps[..^1])
            (source, target) = (Into(source, step), Into(target, step));
        var last = target.GetType().GetProperty(steps[^1])!;
        last.SetValue(target, last.GetValue(source));
    }

    private static IEnumerable<ContentField> Walk(string name, object value, int row) => value switch
    {
        string text => [Leaf(name, row, text)],
        bool yes => [Leaf(name, row, yes ? "true" : "false")],
        List<string> chosen => [Leaf(name, row, string.Join(' ', chosen))],
        IList rows => rows.Cast<object>().SelectMany((r, i) => Walk($"{name}[{i.ToString(CultureInfo.InvariantCulture)}]", r, i + 1)),
        _ => Written(value.GetType()).SelectMany(p => Walk(name + "." + p.Name, p.GetValue(value)!, row)),
    };

    private static ContentField Leaf(string name, int row, string value) => new(name, LabelKey(name), row,
        name.EndsWith(".Uk", StringComparison.Ordinal) ? "uk" : name.EndsWith(".En", StringComparison.Ordinal) ? "en" : "", value);

    private static IEnumerable<PropertyInfo> Written(Type type) => type.GetProperties().Where(p => p.CanWrite);

    private static object Into(object owner, string step)
    {
        var parts = step.Split('[', ']');
        var value = owner.GetType().GetProperty(parts[0])!.GetValue(owner)!;
        if (parts.Length == 1)
            return value;
        var rows = (IList)value;
        var index = int.Parse(parts[1], CultureInfo.InvariantCulture);
        while (rows.Count <= index)
            rows.Add(Activator.CreateInstance(rows.GetType().GetGenericArguments()[0]));
        return rows[index]!;
    }
}
