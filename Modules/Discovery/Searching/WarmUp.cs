namespace Hub.Discovery.Searching;

/// <summary>Asks the fresh index a few questions of every sort, so that the first reader does not wait for the program to get ready.</summary>
internal sealed class WarmUp(Search search, Suggestions suggestions)
{
    private static readonly string[] questions =
    [
        "", "громада", "електронна черга онлайн", "\"електронна черга\" -лікарня", "елек*", "ghfrnbrf", "документообгі", "Kyiv services",
        string.Join(' ', Enumerable.Repeat("незрозумілеслово", 30)),
    ];

    public async Task Run(CancellationToken cancel)
    {
        foreach (var words in questions)
        {
            var query = new SearchQuery { Words = words };
            var answer = await search.RunForgiving(query, 0, 20, cancel);
            foreach (var hit in answer.Hits)
                answer.Highlight.Passage(hit.Summary.Text, hit.BodyUk, hit.BodyEn);
            suggestions.For(query);
        }
    }
}
