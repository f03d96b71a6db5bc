using Hub.Practices.Reading;

namespace Hub.Practices.Tests.Reading;

internal sealed class WordSearchTests
{
    private static readonly string[] titles =
    [
        "Електронна черга до дитячих садочків",
        "Черги в ЦНАПі: електронний запис",
        "Об’єкти комунального майна на карті",
        "Внутрішній портал міської ради",
        "Безпечний інтернет для дітей",
    ];

    [TestCase("черга", ExpectedResult = "0 1", TestName = "The_exact_word_comes_before_its_forms")]
    [TestCase("черзі", ExpectedResult = "0 1", TestName = "A_form_nobody_wrote_finds_the_word")]
    [TestCase("ЧЕРГАМИ", ExpectedResult = "0 1", TestName = "Letter_case_does_not_matter")]
    [TestCase("електронний запис", ExpectedResult = "1", TestName = "All_words_must_be_there")]
    [TestCase("об'єкт", ExpectedResult = "2", TestName = "Any_apostrophe_will_do")]
    [TestCase("\"електронна черга\"", ExpectedResult = "0", TestName = "A_phrase_is_found_as_it_stands")]
    [TestCase("«черга електронна»", ExpectedResult = "", TestName = "A_phrase_in_another_order_is_not_found")]
    [TestCase("\"електронна черга", ExpectedResult = "0 1", TestName = "A_quote_nobody_closed_is_no_phrase")]
    [TestCase("черга до", ExpectedResult = "0 1", TestName = "Small_words_do_not_narrow")]
    [TestCase("елек", ExpectedResult = "0 1", TestName = "A_word_still_being_typed_finds_what_begins_so")]
    [TestCase("пoртал", ExpectedResult = "3", TestName = "A_Latin_letter_among_Cyrillic_ones_is_understood")]
    [TestCase("дракон", ExpectedResult = "", TestName = "An_unknown_word_finds_nothing")]
    [TestCase("черга AND OR NOT (*:^~", ExpectedResult = "", TestName = "Signs_of_query_languages_are_no_errors")]
    public string Finds(string words)
    {
        var terms = WordQuery.Parse(words);
        var found = Index().Find(terms);
        return string.Join(' ', found.Any.Rows().OrderByDescending(r => found.Exact[r]).ThenBy(r => r));
    }

    [Test]
    public void A_changed_practice_is_found_by_its_new_words_only()
    {
        var index = Index();
        var words = new Dictionary<int, byte[]> { [0] = WordRow.Of(index.Vocabulary, "Відкритий бюджет"), [5] = WordRow.Of(index.Vocabulary, "Нова черга") };

        var changed = index.With(words, 6);

        Assert.Multiple(() =>
        {
            Assert.That(changed.Find(WordQuery.Parse("черга")).Any.Rows(), Is.EqualTo(new[] { 1, 5 }));
            Assert.That(changed.Find(WordQuery.Parse("бюджету")).Any.Rows(), Is.EqualTo(new[] { 0 }));
            Assert.That(changed.Find(WordQuery.Parse("\"нова черга\"")).Any.Rows(), Is.EqualTo(new[] { 5 }));
            Assert.That(index.Find(WordQuery.Parse("бюджету")).Any.IsEmpty, Is.True);
        });
    }

    [Test]
    public void An_index_made_anew_after_many_changes_finds_the_same()
    {
        var index = Index();
        var many = Enumerable.Range(5, WordIndex.MostChanged + 1).ToDictionary(r => r, r => WordRow.Of(index.Vocabulary, r % 2 == 0 ? "Черга" : "Портал"));

        var changed = index.With(many, 5 + many.Count);

        Assert.That(changed.Find(WordQuery.Parse("чергою")).Any.Rows().ToList(), Has.Count.EqualTo(2 + many.Keys.Count(r => r % 2 == 0)));
    }

    [Property(MaxTest = 300)]
    public void Whatever_is_typed_is_no_error(string text)
    {
        var terms = WordQuery.Parse(text ?? "");

        Assert.That(terms.All(t => t.Words.Count > 0 && t.Words.All(w => w.Length > 0)), Is.True);
        if (terms.Count > 0)
            Assert.That(Index().Find(terms).Any.Rows().All(r => r < titles.Length), Is.True);
    }

    private static WordIndex Index()
    {
        var vocabulary = new Vocabulary();
        return WordIndex.Make(vocabulary, [.. titles.Select(t => WordRow.Of(vocabulary, t))]);
    }
}
