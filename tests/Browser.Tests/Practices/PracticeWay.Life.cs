using System.Globalization;
using Hub.Practices;
using Microsoft.EntityFrameworkCore;

namespace Hub.Browser.Tests.Practices;

/// <summary>What readers, other organisations and the author do with a published practice, until it is taken out.</summary>
internal sealed partial class PracticeWay
{
    private const string Endorser = "Асоціація відкритих громад";
    private const string Follower = "Вінницька міська рада";
    private const string Farewell = "Заклад закрито, черги більше немає.";

    private string Citizen => manner.Language == "en" ? "english" : "citizen1";

    /// <summary>An organisation puts its name to it.</summary>
    public async Task Endorse()
    {
        var endorser = await As("practices-admin");
        await endorser.Open(Public);
        await endorser.Press("aside a[href*='/endorsements/give/']");
        await endorser.Write("Input.OrganisationUk", Endorser);
        await endorser.Write("Input.BecauseUk", "Перевірили в трьох громадах, працює.");
        await endorser.Press(Submit);
        await Tell();
        var reader = await Reader();
        await reader.Open(Public);
        Assert.That(await reader.Texts("#endorsements .hub-quote"), Has.One.Contains(Endorser));
    }

    /// <summary>A citizen says that it worked, the owner answers, and the practice rises to the place the rule gives it.</summary>
    public async Task JudgeAndAnswer()
    {
        var before = await Ranked();
        var citizen = await As(Citizen);
        await citizen.Open(Public);
        await citizen.Press("#judgement ~ .govuk-button-group a.govuk-button");
        await citizen.Choose("Input.Verdict", "Yes");
        await citizen.Choose("Input.Region", "UA05000000000010236");
        await citizen.Write("Input.UsedIn", "2025-03");
        await citizen.Write("Input.What", "Записалися за п’ять хвилин із дому.");
        await citizen.Press(Submit);
        await Tell();
        await RoseAsTheRuleSays(before);
        await Author.Open(Public);
        await Author.Press("#feedback a[href*='/feedback/answer/']");
        await Author.Write("Answer", "Дякуємо, що сказали.");
        await Author.Press(Submit);
        await Tell();
        await citizen.Open(Public);
        Assert.That(await citizen.Texts("#feedback .govuk-inset-text"), Has.One.Contains("Дякуємо, що сказали."));
    }

    /// <summary>Another council repeats it, the author confirms.</summary>
    public async Task Repeat()
    {
        var council = await As("vinnytsia");
        await council.Open(Public);
        await council.Press("aside a[href*='/replications/record/']");
        await council.Write("Input.OrganisationUk", Follower);
        await council.Choose("Input.Region", "UA05000000000010236");
        await council.WriteDay("Input.StartedOn", 2025, 5);
        await council.Write("Input.OutcomeUk", "Черга зникла за місяць.");
        await council.Press(Submit);
        await Tell();
        await Author.Open("/practices/replications/confirm/" + await Db(db => db.Replications.Where(r => r.OutcomeUk != "" &&
            db.Practices.Any(p => p.Id == r.PracticeId && p.Slug == slug)).Select(r => r.Id).SingleAsync()));
        await Author.Press("form[action*='handler=Confirm'] button");
        await Tell();
        var reader = await Reader();
        await reader.Open(Public);
        Assert.That(await reader.Texts("#replications"), Has.One.Contains(Follower));
    }

    /// <summary>A second version; readers see what changed.</summary>
    public async Task Renew()
    {
        await Author.Open(Public);
        await Author.Press("aside a[href*='/submission/newversion/']");
        await Author.Press(Submit);
        version = Guid.Parse(new Uri(Author.Page.Url).Segments[^1]).ToString();
        await Author.Open($"/practices/submission/edit/{version}?section=lessons");
        await Author.Write("Content.Lessons.Uk", "Починайте з двох закладів.");
        await Author.Press("button[name=Go][value=next]");
        await Author.Open("/practices/submission/submit/" + version);
        await Author.Write("ChangesUk", "Уточнили, з чого починати.");
        await Author.Press(Submit);
        await Tell();
        var editor = await As("editor");
        await Take(editor);
        await Publish(editor);
        var reader = await Reader();
        await reader.Open(Public);
        await reader.Press("main .hub-timeline a[href*='/diff']");
        Assert.That(await reader.Texts("main .hub-diff ins"), Has.Some.Contains("двох"));
        Assert.That(await reader.Texts("main .hub-diff del"), Has.Some.Contains("одного"));
    }

    /// <summary>The owner asks to remove it, an editor agrees; a tombstone stays.</summary>
    public async Task Remove()
    {
        await ValidHtml(Public, Public + "/versions/1", Public + "/diff?from=1&to=2", "/practices/feedback/all/" + slug, "/practices/replications/of/" + slug);
        await Author.Open(Public);
        await Author.Press("aside a[href*='/removal/ask/']");
        await Author.Write("Reason", Farewell);
        await Author.Press(Submit);
        await Tell();
        var editor = await As("editor");
        await editor.Open("/practices/review/queue?view=removal");
        await editor.Press($"main a[href*='{await Db(db => db.RemovalRequests.Where(r => r.Reason == Farewell && r.DecidedAt == null).Select(r => r.Id).SingleAsync())}']");
        await editor.Choose("Agreed", "yes");
        await editor.Press(Submit);
        await Tell();
        var reader = await Reader();
        await reader.Open(Public, answers: 410);
        Assert.That(await reader.Texts("main"), Has.One.Contains(Farewell).And.One.Contains(T("Tombstone.Title")));
        await ValidHtml(Public);
    }

    private async Task RoseAsTheRuleSays(IReadOnlyList<Rank> before)
    {
        var now = await Ranked();
        var (was, mine) = (before.Single(r => r.Slug == slug), now.Single(r => r.Slug == slug));
        Assert.Multiple(() =>
        {
            Assert.That((was.Yes, was.Answers, was.Score), Is.EqualTo((0, 0, 0.0)));
            Assert.That((mine.Yes, mine.Answers), Is.EqualTo((1, 1)));
            Assert.That(mine.Score, Is.EqualTo(PromotionRule.Score(1, 1, mine.Confirmed, mine.AsOf)).Within(5e-7));
            Assert.That(mine.Place, Is.LessThan(was.Place));
            Assert.That(mine.Place, Is.EqualTo(1 + now.Count(r => r.Score > mine.Score)));
        });
        var reader = await Reader();
        await reader.Open("/practices");
        var size = await reader.Page.Locator("main .hub-cards > li").CountAsync();
        await reader.Open($"/practices?p={(mine.Place - 1) / size + 1}");
        Assert.That(await reader.Page.Locator($"main .hub-cards > li >> nth={(mine.Place - 1) % size}").Locator($"a[href*='{slug}']").CountAsync(), Is.Positive);
    }

    private async Task<IReadOnlyList<Rank>> Ranked()
    {
        var lines = (await hub.Get("/practices/ranking.csv")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. lines.Skip(1).Select(line => Rank.Of(line.Split(',')))];
    }

    private async Task ValidHtml(params string[] paths)
    {
        // What a visitor is sent is the same with and without scripts.
        if (manner.JavaScript)
            return;
        var pages = new List<Answer>();
        foreach (var path in paths)
            pages.Add(await hub.Get(SharedKernel.Languages.Language.Path(path, manner.Language)));
        Assert.That(await HtmlValidate.Complaints(pages), Is.Empty);
    }

    private sealed record Rank(int Place, string Slug, int Yes, int Answers, DateTimeOffset Confirmed, DateTimeOffset AsOf, double Score)
    {
        // place, slug, yes, partly, no, n, low, confirmed_at, as_of, freshness, score, published_at
        public static Rank Of(string[] cells) => new(Number(cells[0]), cells[1], Number(cells[2]), Number(cells[5]), Moment(cells[7]), Moment(cells[8]),
            double.Parse(cells[10], CultureInfo.InvariantCulture));

        private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

        private static DateTimeOffset Moment(string cell) => DateTimeOffset.Parse(cell, CultureInfo.InvariantCulture);
    }
}
