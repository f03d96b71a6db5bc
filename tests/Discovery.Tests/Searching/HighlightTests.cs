using FsCheck;
using FsCheck.Fluent;
using Hub.Discovery.Searching;

namespace Hub.Discovery.Tests.Searching;

internal sealed class HighlightTests
{
    private static readonly Highlight asked = Of("черга онлайн \"міська рада\" портал*");

    [Property(MaxTest = 3000)]
    public Property The_pieces_of_a_text_are_the_text() =>
        Prop.ForAll(Text(), text => string.Concat(asked.Mark(text).Select(p => p.Text)) == text);

    [Property(MaxTest = 3000)]
    public Property A_passage_is_short_and_stands_in_the_text() => Prop.ForAll(Text(), text =>
    {
        var passage = string.Concat(asked.Passage(text).Select(p => p.Text));
        var bare = passage.TrimStart('…', ' ').TrimEnd('…', ' ');
        return bare.Length <= Highlight.PassageLength && text.Contains(bare, StringComparison.Ordinal);
    });

    [Test]
    public void A_passage_is_taken_where_most_of_the_words_stand()
    {
        var text = string.Join(' ', Enumerable.Repeat("Про щось зовсім інше.", 50)) + " Електронні черги в місті тепер онлайн. " + string.Join(' ', Enumerable.Repeat("І знову про інше.", 50));

        var passage = asked.Passage("Короткий опис без слів.", text);

        Assert.That(passage.Where(p => p.IsMarked).Select(p => p.Text), Is.EqualTo(new[] { "черги", "онлайн" }));
    }

    [Test]
    public void Words_of_a_phrase_are_marked_as_they_stand_and_beginnings_too() =>
        Assert.That(asked.Mark("Міська рада й міської ради портали").Where(p => p.IsMarked).Select(p => p.Text), Is.EqualTo(new[] { "Міська", "рада", "портали" }));

    private static Highlight Of(string words) => Highlight.Of(TypedWords.Read(new SearchQuery { Words = words }).Wanted);

    private static Arbitrary<string> Text()
    {
        var word = Gen.Elements("черга", "черги,", "онлайн", "рада", "міська", "портал", "а", "слово", "\uD83D\uDE00", "\uD83D", "здоров'я", new string('ж', 90), "х\u0301а", "-", ".");
        return Gen.Choose(0, 160).SelectMany(count => word.ListOf(count)).Select(words => string.Join(' ', words)).ToArbitrary();
    }
}
