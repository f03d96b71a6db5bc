using System.Globalization;
using Hub.Library.Describing;

namespace Hub.Library.Tests.Describing;

internal sealed class PartialDateTests
{
    [TestCase("2015-10-21", "2015-10-21", "21 жовтня 2015 року", "21 October 2015", "2015-10-21", "2015-10-21")]
    [TestCase("2015-10", "2015-10", "жовтень 2015 року", "October 2015", "2015-10-01", "2015-10-31")]
    [TestCase(" 2016 ", "2016", "2016 рік", "2016", "2016-01-01", "2016-12-31")]
    public void A_date_is_said_as_exactly_as_it_is_known(string typed, string iso, string uk, string en, string first, string last)
    {
        var date = PartialDate.Read(typed)!.Value;
        Assert.That((date.Iso, date.Say(new CultureInfo("uk")), date.Say(new CultureInfo("en"))), Is.EqualTo((iso, uk, en)));
        Assert.That((date.First, date.Last), Is.EqualTo((DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(last, CultureInfo.InvariantCulture))));
    }

    [TestCase("")]
    [TestCase("15")]
    [TestCase("2015-13")]
    [TestCase("2015-02-30")]
    [TestCase("2015-1-1")]
    [TestCase("0000")]
    [TestCase("двадцять")]
    [TestCase("2015/10/21")]
    public void What_is_no_date_is_none(string typed) => Assert.That(PartialDate.Read(typed), Is.Null);

    [Test]
    public void A_document_known_by_its_year_is_listed_under_it()
    {
        var document = Document.Start(Guid.CreateVersion7(), new() { Kind = DocumentKind.Report, TitleUk = "Звіт", IssuedOn = "2015", ValidUntil = "2020" }, null, DateTimeOffset.UnixEpoch);
        Assert.That((document.Year, document.DatedOn, document.ValidUntil), Is.EqualTo(((int?)2015, (DateOnly?)new DateOnly(2015, 1, 1), (DateOnly?)new DateOnly(2020, 12, 31))));
    }
}
