using Hub.Practices.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Hub.Practices.Tests.Reading;

internal sealed class PracticeFilterTests
{
    private static PracticeFilter From(string query) => PracticeFilter.From(new QueryCollection(QueryHelpers.ParseQuery(query)));

    [TestCase("?group=9&kind=x&region=UA-99&year=1200&topic=none&level=moon&grade=E&awarded=maybe&status=?")]
    [TestCase("?p=-1&sort=7&q=")]
    [TestCase("?p=99999999999999999999")]
    public void What_makes_no_sense_is_left_out(string query)
    {
        var filter = From(query);

        Assert.Multiple(() =>
        {
            Assert.That(filter.IsEmpty, Is.True);
            Assert.That(filter.Page, Is.EqualTo(1));
            Assert.That(filter.Order, Is.EqualTo(ListOrder.Promoted));
        });
    }

    [Test]
    public void A_question_survives_its_own_address()
    {
        var filter = From("?q=%D1%87%D0%B5%D1%80%D0%B3%D0%B0&region=UA-05&region=UA-26&topic=health&sort=newest&p=3");

        var again = From(filter.ToQuery());

        Assert.Multiple(() =>
        {
            Assert.That(again.ToQuery(), Is.EqualTo(filter.ToQuery()));
            Assert.That(again.Words, Is.EqualTo("черга"));
            Assert.That(again.Of(Facet.Region), Is.EqualTo(new[] { "UA-05", "UA-26" }));
            Assert.That(again.Order, Is.EqualTo(ListOrder.Newest));
        });
    }

    [Test]
    public void Endless_words_are_cut_and_control_characters_become_spaces()
    {
        var filter = From("?q=" + Uri.EscapeDataString("а\0б\u0007в" + new string('я', 20_000)));

        Assert.Multiple(() =>
        {
            Assert.That(filter.Words, Has.Length.EqualTo(PracticeFilter.LongestWords));
            Assert.That(filter.Words, Does.StartWith("а б в"));
        });
    }
}
