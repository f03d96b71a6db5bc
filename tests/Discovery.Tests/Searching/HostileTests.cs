using Hub.Discovery.Searching;

namespace Hub.Discovery.Tests.Searching;

/// <summary>Whatever is typed is answered calmly and says what was made of it.</summary>
internal sealed class HostileTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        hub = await HubApp.Start();
        await hub.TellAndCatchUp([.. Enumerable.Range(0, 40).Select(n => Portal.Item($"Практика {n} електронної черги")),
            // Beginnings with very many words, of which one is commoner than the others.
            .. Enumerable.Range(0, 4).Select(part => Portal.Item($"Перелік {part}") with { BodyUk = string.Join(' ', Enumerable.Range(0, 700).Select(n => $"реєстр{part * 700 + n}я")) + " реєстрявсюди" })]);
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    private static IEnumerable<TestCaseData> Questions =>
    [
        new("\"електронна черга", "Лапки не закрито"),
        new("\"\"", "немає жодного слова"),
        new("\"і в на\"", "самі службові слова"),
        new("*", "немає жодного слова"),
        new("**********", "немає жодного слова"),
        new("*а*б*в*г* ?????", "Зірочка діє лише"),
        new("а* е* п*", "Зірочка діє лише"),
        new("-черга", "лише, чого не шукати"),
        new("\ud83d\udc1d \ud83d\udc68\u200d\ud83d\udcbb", "немає жодного слова"),
        new("\ud83d\udc1dчерга\ud83d\udc1d", "Знайдено 40"),
        new("черга \ud83d", "Знайдено 40"),
        new("реєстр*", "Слів на «реєстр*» дуже багато"),
        new("()[]{}^~:/\\&&||!", "немає жодного слова"),
        new("\u0001\u0002\u0003", null),
        new("\uFFFE\uFFFF", "немає жодного слова"),
        new("чеrга пpaктикa кирlat αβγ 漢字", "Показано ті, де є більшість слів"),
        new("' OR 1=1; DROP TABLE Items; --", null),
        new("<script>alert(1)</script>", null),
        new("title:черга AND NOT body:[a TO z]", null),
    ];

    [TestCaseSource(nameof(Questions))]
    public async Task A_strange_question_gets_an_answer_and_a_sentence(string words, string? sentence)
    {
        var answer = await hub.Get(Portal.Page(words));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Html.QuerySelectorAll("main script"), Is.Empty);
            if (sentence is not null)
                Assert.That(answer.Main, Does.Contain(sentence));
        });
    }

    // What a question may cost is bounded before it is asked: so many words, beginnings, spellings and parts, whatever was typed.
    private const int MostParts = 400 + TypedWords.MostBeginnings * BeginningWords.Most;

    private static IEnumerable<string> Bombs =>
    [
        .. Questions.Select(q => (string)q.Arguments[0]!),
        string.Concat(Enumerable.Repeat("черга ", 1667)), new string('ж', 10_000), string.Join(' ', Enumerable.Range(0, 200).Select(n => $"abc{n}*")), string.Concat(Enumerable.Repeat("при* ", 200)),
        string.Concat(Enumerable.Repeat("\"а б в г ґ д\" ", 60)), string.Join(' ', Enumerable.Range(0, 200).Select(n => "-x" + n)), string.Join(' ', Enumerable.Range(0, 60).Select(n => "shchyiekh" + n)),
        new string('"', 10_000), new string('*', 10_000), string.Concat(Enumerable.Repeat("a\u0301", 3000)), string.Concat(Enumerable.Repeat("\ud83d\udc1d", 3000)),
        string.Concat(Enumerable.Repeat("\ud83d\udc1dчерга ", 1000)), new string('\ud83d', 10_000), "реєстр* реєст* реєс* реє* реєстр1* -реєстр*", "реєст",
    ];

    [TestCaseSource(nameof(Bombs))]
    public void No_question_costs_more_than_a_few_words(string words) => AssertBounded(words);

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void No_text_at_all_costs_more_than_a_few_words(FsCheck.NonNull<string> words) => AssertBounded(words.Get + " черга* " + words.Get);

    private void AssertBounded(string words)
    {
        // As it comes, also with halves of surrogate pairs, which an address could not carry.
        var typed = TypedWords.Read(SearchQuery.From(new Microsoft.AspNetCore.Http.QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["q"] = words })));
        using var lent = hub.Index().Lend()!;
        var asked = WordsQuery.Build(typed, lent.Searcher.IndexReader, new SynonymTable([]));

        Assert.Multiple(() =>
        {
            Assert.That(typed.Terms.Sum(t => t.Tokens.Count), Is.LessThanOrEqualTo(TypedWords.MostTerms));
            Assert.That(typed.Terms.Count(t => t.Kind == TermKind.Beginning), Is.LessThanOrEqualTo(TypedWords.MostBeginnings));
            Assert.That(asked.Relaxed.Append(asked.Query).Max(Parts) + (asked.Better is null ? 0 : Parts(asked.Better)), Is.LessThanOrEqualTo(MostParts));
        });
    }

    private static int Parts(Lucene.Net.Search.Query query) => query switch
    {
        Lucene.Net.Search.BooleanQuery all => all.Clauses.Sum(c => Parts(c.Query)),
        Lucene.Net.Search.ConstantScoreQuery { Query: { } inner } => Parts(inner),
        Lucene.Net.Search.ConstantScoreQuery { Filter: WordsFilter words } => words.Count,
        // It stands for no one knows how many words.
        Lucene.Net.Search.ConstantScoreQuery or Lucene.Net.Search.MultiTermQuery => throw new InvalidOperationException($"{query} cannot be counted."),
        _ => 1,
    };

    [Test]
    public async Task Of_very_many_words_with_one_beginning_the_commonest_are_looked_for()
    {
        using var lent = hub.Index().Lend()!;
        var words = BeginningWords.Of(lent.Searcher.IndexReader, "реєстр");

        Assert.That((words.Words.Count, words.AreMore, words.Words.Contains("реєстрявсюди")), Is.EqualTo((BeginningWords.Most, true, true)));
        Assert.That((await hub.Type("реєстр*")).Total, Is.EqualTo(4));
        Assert.That(BeginningWords.Of(lent.Searcher.IndexReader, "реєстр12"), Has.Property("AreMore").False);
    }

    [Test]
    public async Task Ten_thousand_letters_are_cut_and_the_page_says_so()
    {
        var answer = await (await hub.Get(Portal.Page(string.Join(' ', Enumerable.Repeat("черга", 1667))))).Follow();

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Bytes, Has.Length.LessThan(200_000), "its links do not repeat all of it");
        Assert.That(answer.Main, Does.Contain("скорочено до перших 500"));
    }

    [Test]
    public async Task Of_very_many_words_the_first_are_taken_and_the_page_says_so()
    {
        var answer = await hub.Get(Portal.Page(string.Join(' ', Enumerable.Range(10, 90))));

        Assert.That(answer.Main, Does.Contain("слів; узято перші"));
    }

    [TestCase("page=-1")]
    [TestCase("page=99999999999999999999")]
    [TestCase("page=abc")]
    [TestCase("region=%3Cimg%20src=x%3E&topic=%00&year=' OR 1")]
    [TestCase("sort=%00&lang=xx&place=UA")]
    public async Task Strange_filters_and_pages_are_understood_as_far_as_they_make_sense(string query)
    {
        var answer = await hub.Get("/discovery?" + query);

        Assert.That(answer.Status, Is.AnyOf(200, 302));
        Assert.That(answer.Html.QuerySelectorAll("main img"), Is.Empty);
    }

    [Test]
    public async Task A_chosen_value_no_item_has_can_be_taken_off()
    {
        var answer = await hub.Get("/discovery?topic=dragons");

        Assert.That(answer.Html.QuerySelectorAll(".hub-chosen__one").Select(c => c.TextContent), Has.Some.Contains("dragons"));
    }
}
