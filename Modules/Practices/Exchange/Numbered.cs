using System.Globalization;
using Hub.SharedKernel.Exchange;

namespace Hub.Practices.Exchange;

/// <summary>A list of a practice laid out as numbered columns.</summary>
/// <param name="Name">What stands before the number: <c>step</c>, <c>result</c>, <c>link</c>.</param>
/// <param name="Field">The list's field in the form.</param>
internal abstract record Numbered(string Name, string Field)
{
    public abstract IEnumerable<string> Headings(int count);

    /// <summary>The cells of all numbered columns in the order of <see cref="Headings"/>, empty where the list is shorter.</summary>
    public abstract IEnumerable<(CellKind Kind, string Text)> Cells(PracticeContent content, int count);

    /// <summary>The column under a heading such as <c>step3_days</c>; null when there is none.</summary>
    public abstract Slot? Find(int number, string column);

    /// <summary>Number (from 1) of the first gap before something filled; null when there is none.</summary>
    public abstract int? Gap(PracticeContent content);

    public abstract bool Same(PracticeContent one, PracticeContent other);

    /// <summary>Takes the whole list of another content.</summary>
    public abstract void Take(PracticeContent from, PracticeContent to);

    public abstract string FirstColumn(int number);
}

/// <inheritdoc />
internal sealed record Numbered<T>(string Name, string Field, IReadOnlyList<Column<T>> Columns, Func<PracticeContent, List<T>> In) : Numbered(Name, Field)
    where T : new()
{
    private readonly Dictionary<string, Column<T>> byName = Columns.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>The entries that say anything; entries left empty are not exchanged.</summary>
    public List<T> Filled(PracticeContent content) => In(content).FindAll(entry => !IsBlank(entry));

    public override IEnumerable<string> Headings(int count) =>
        Enumerable.Range(1, count).SelectMany(number => Columns.Select(c => Heading(number, c.Name)));

    public override IEnumerable<(CellKind Kind, string Text)> Cells(PracticeContent content, int count)
    {
        var entries = Filled(content);
        for (var i = 0; i < count; i++)
            foreach (var column in Columns)
                yield return (column.Kind, i < entries.Count ? column.Canonical(entries[i]) : "");
    }

    public override Slot? Find(int number, string column) => !byName.TryGetValue(column, out var found) ? null
        : new(Heading(number, column), found.Kind, found.Choices, (content, value) => Put(content, number, found, value), null, this);

    private void Put(PracticeContent content, int number, Column<T> column, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;
        var list = In(content);
        while (list.Count < number)
            list.Add(new T());
        column.Set(list[number - 1], value);
    }

    public override int? Gap(PracticeContent content)
    {
        var list = In(content);
        var last = list.FindLastIndex(entry => !IsBlank(entry));
        var gap = list.FindIndex(IsBlank);
        return gap >= 0 && gap < last ? gap + 1 : null;
    }

    public override bool Same(PracticeContent one, PracticeContent other)
    {
        var (left, right) = (Filled(one), Filled(other));
        return left.Count == right.Count && left.Zip(right).All(pair => Columns.All(c => CellChecks.SameText(c.Canonical(pair.First), c.Canonical(pair.Second))));
    }

    public override void Take(PracticeContent from, PracticeContent to)
    {
        In(to).Clear();
        In(to).AddRange(In(from));
    }

    public override string FirstColumn(int number) => Heading(number, Columns[0].Name);

    private bool IsBlank(T entry) => Columns.All(c => string.IsNullOrWhiteSpace(c.Get(entry)));

    private string Heading(int number, string column) => Name + number.ToString(CultureInfo.InvariantCulture) + "_" + column;
}

/// <summary>Where the cell of a heading belongs.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Kind">What the cell holds.</param>
/// <param name="Choices">The closed list, if there is one.</param>
/// <param name="Set">Puts the cell into the content.</param>
/// <param name="Single">The column, when a practice has it once.</param>
/// <param name="List">The list, when the column is numbered.</param>
internal sealed record Slot(
    string Name, CellKind Kind, IReadOnlyList<string>? Choices, Action<PracticeContent, string> Set,
    Column<PracticeContent>? Single, Numbered? List);
