namespace Hub.Contest.OpenData;

/// <summary>A table of open data: its columns, each with a sentence in the texts, and its rows as they stream from the database.</summary>
/// <param name="Name">Last part of its address, e.g. <c>entries</c>.</param>
/// <param name="Columns">Names of the columns, the same in every format and language.</param>
/// <param name="Rows">As many values a row as there are columns.</param>
internal sealed record OpenTable(string Name, IReadOnlyList<string> Columns, Func<CancellationToken, IAsyncEnumerable<object?[]>> Rows)
{
    public string Path(string format) => $"/contest/data/{Name}.{format}";
}
