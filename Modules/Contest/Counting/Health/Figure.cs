namespace Hub.Contest.Counting.Health;

/// <summary>A figure, or why there is none; a note says on what it rests when that is not everything.</summary>
/// <param name="Value">Null when it cannot be computed.</param>
/// <param name="Note">Key of a sentence in the texts.</param>
internal sealed record Figure(double? Value, string? Note = null, params IReadOnlyList<object> Arguments)
{
    public static Figure None(string why, params IReadOnlyList<object> arguments) => new(null, why, arguments);
}
