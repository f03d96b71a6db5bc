using FsCheck;
using FsCheck.Fluent;
using Hub.Discovery.Searching;

namespace Hub.Discovery.Tests.Searching;

internal sealed class SearchQueryTests
{
    [TestCase("?q=%D1%87%D0%B5%D1%80%D0%B3%D0%B0&topic=health", "q=черга&topic=health")]
    [TestCase("topic=health&q=+черга++онлайн+&topic=health", "q=черга онлайн&topic=health")]
    [TestCase("year=2013&year=2012&sort=date&region=UA-05", "region=UA-05&year=2012&year=2013&sort=date")]
    [TestCase("sort=relevance&page=7&utm_source=x", "")]
    [TestCase("sort=bogus&q=a%00b", "q=a b")]
    [TestCase(null, "")]
    public void The_same_question_is_written_in_one_way(string? typed, string canonical) =>
        Assert.That(Uri.UnescapeDataString(SearchQuery.Parse(typed).ToString().Replace("+", " ", StringComparison.Ordinal)), Is.EqualTo(canonical));

    [Property(MaxTest = 2000)]
    public Property What_is_written_is_read_as_the_same() => Prop.ForAll(Typed(), typed =>
    {
        var query = SearchQuery.Parse(typed);
        return SearchQuery.Parse(query.ToString()) == query && SearchQuery.Parse(query.ToQueryString()).ToString() == query.ToString();
    });

    [Property(MaxTest = 2000)]
    public Property Any_words_are_understood_without_failing() => Prop.ForAll(Typed(), typed =>
    {
        var query = new SearchQuery { Words = typed };
        return TypedWords.Read(query).Terms.Count <= TypedWords.MostTerms && Spelling.InCyrillic(typed.Length > 64 ? typed[..64] : typed) is not null && Spelling.OtherLayout(typed) != "\0";
    });

    [Test]
    public void Narrowing_and_widening_give_new_questions()
    {
        var narrow = SearchQuery.Everything.With(Facet.Topic, "health", "land").With(Facet.Year, "2013");

        Assert.That(narrow.ToString(), Is.EqualTo("topic=health&topic=land&year=2013"));
        Assert.That(narrow.With(Facet.Topic).ToString(), Is.EqualTo("year=2013"));
    }

    [TestCase("UA05000000000010236", ExpectedResult = "UA05")]
    [TestCase("UA05020000000026686", ExpectedResult = "UA0502")]
    [TestCase("UA05020030000031457", ExpectedResult = "UA0502003")]
    [TestCase("UA05020030010063857", ExpectedResult = "UA05020030010063857")]
    public string A_place_is_the_telling_beginning_of_its_code(string code) => Facets.Place(code);

    private static Arbitrary<string> Typed()
    {
        var likely = Gen.Elements("аїґКkyQ1 \"«»“-*?&=+%#'’\u0301\u00AD\0\t\uD83D\uDE00".ToCharArray());
        var any = Gen.Choose(0, 0xFFFF).Select(code => (char)code);
        var text = Gen.Frequency((6, likely), (1, any)).ArrayOf().Select(letters => new string(letters));
        return Gen.OneOf(text, text.Select(t => "q=" + t), text.Select(t => "topic=" + t + "&q=" + t)).ToArbitrary();
    }
}
