namespace Hub.Contest.Counting;

/// <summary>Why something cannot be counted: the key of a sentence in the texts, and the values for its placeholders.</summary>
internal sealed record CountProblem(string Key, params IReadOnlyList<object> Arguments);
