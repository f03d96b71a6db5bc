namespace Hub.Browser.Tests.Practices;

/// <summary>What each of them was told.</summary>
internal sealed partial class PracticeWay
{
    private const string OfOneKind = "a[href*='kind=']";

    /// <summary>Each person was told what concerns them, once, in the language they read, and nothing else.</summary>
    public async Task EverybodyWasTold()
    {
        var toEditors = new[] { T("Notice.Submitted", Title), T("Notice.Submitted", Title), T("Notice.Submitted", Title), T("Notice.RemovalAsked", Title) };
        await Told(Author, T("Notice.Returned", Title), T("Notice.Published", Title), T("Notice.Endorsed", Endorser, Title),
            T("Notice.Feedback", Title, "text:Verdict.Yes"), T("Notice.Replication", Title, Follower), T("Notice.VersionPublished", Title),
            T("Notice.Withdrawn", Title, Farewell));
        await Told(await As("editor"), [.. toEditors, T("Notice.Advised", Title, "text:Recommendation.Publish")]);
        await Told(await As("practices-admin"), toEditors);
        await Told(await As("expert"), T("Notice.ExpertInvited", Title), T("Notice.AdvisedPublished", Title));
        await Told(await As(Citizen), T("Notice.FeedbackAnswered", Title));
        await Told(await As("vinnytsia"), T("Notice.ReplicationConfirmed", Title));
    }

    private async Task Told(Person person, params string[] sentences)
    {
        await person.Open("/cabinet/notices");
        var told = await Sentences(person);
        // More than three of a kind stand as one; many more have a page of their own.
        foreach (var kind in await person.Page.Locator(OfOneKind).EvaluateAllAsync<string[]>("links => [...new Set(links.map(link => link.href))]"))
        {
            await person.Page.GotoAsync(kind);
            told.AddRange(await Sentences(person));
        }
        Assert.That(told, Is.EquivalentTo(sentences), person.Page.Url);
    }

    private async Task<List<string>> Sentences(Person person)
    {
        var texts = await person.Page.Locator("main .hub-list__item a").EvaluateAllAsync<string[]>(
            $"links => links.filter(link => !link.closest(\".hub-list__item:has({OfOneKind})\")).map(link => link.textContent.trim())");
        return [.. texts.Where(text => text.Contains(Title, StringComparison.Ordinal))];
    }
}
