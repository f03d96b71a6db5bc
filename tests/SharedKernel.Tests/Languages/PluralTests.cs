using System.Globalization;
using Hub.SharedKernel.Languages;

namespace Hub.SharedKernel.Tests.Languages;

internal sealed class PluralTests
{
    private static readonly CultureInfo Uk = CultureInfo.GetCultureInfo("uk-UA");
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en-GB");

    [TestCase(0, "практик")]
    [TestCase(1, "практика")]
    [TestCase(2, "практики")]
    [TestCase(4, "практики")]
    [TestCase(5, "практик")]
    [TestCase(11, "практик")]
    [TestCase(12, "практик")]
    [TestCase(13, "практик")]
    [TestCase(14, "практик")]
    [TestCase(21, "практика")]
    [TestCase(22, "практики")]
    [TestCase(25, "практик")]
    [TestCase(101, "практика")]
    [TestCase(111, "практик")]
    [TestCase(112, "практик")]
    [TestCase(1002, "практики")]
    [TestCase(-1, "практика")]
    public void A_Ukrainian_noun_agrees_with_its_number(long n, string expected) =>
        Assert.That(Plural.Of(n, "практика", "практики", "практик", Uk), Is.EqualTo(expected));

    [TestCase("1.5")]
    [TestCase("0.1")]
    [TestCase("11.5")]
    public void A_Ukrainian_noun_after_a_fraction_takes_the_form_of_two(string n) =>
        Assert.That(Plural.Of(decimal.Parse(n, CultureInfo.InvariantCulture), "практика", "практики", "практик", Uk), Is.EqualTo("практики"));

    [Test]
    public void Trailing_zeros_make_no_fraction() =>
        Assert.That(Plural.Of(5.00m, "практика", "практики", "практик", Uk), Is.EqualTo("практик"));

    [TestCase("1", "practice")]
    [TestCase("0", "practices")]
    [TestCase("2", "practices")]
    [TestCase("21", "practices")]
    [TestCase("1.5", "practices")]
    public void An_English_noun_is_singular_after_one_only(string n, string expected) =>
        Assert.That(Plural.Of(decimal.Parse(n, CultureInfo.InvariantCulture), "practice", "practices", "practices", En), Is.EqualTo(expected));

    [Test]
    public void The_greatest_and_least_numbers_have_a_form()
    {
        Assert.That(Plural.Of(long.MaxValue, "а", "б", "в", Uk), Is.EqualTo("в"));
        Assert.That(Plural.Of(long.MinValue, "а", "б", "в", Uk), Is.EqualTo("в"));
    }
}
