using Hub.SharedKernel.Territories;

namespace Hub.SharedKernel.Tests.Territories;

internal sealed class EdrpouTests
{
    [TestCase("00032106", Description = "National Bank of Ukraine")]
    [TestCase("00032129", Description = "Oschadbank")]
    [TestCase("00022527", Description = "Kyiv city state administration")]
    [TestCase("14360570", Description = "PrivatBank")]
    [TestCase("20077720", Description = "Naftogaz of Ukraine")]
    [TestCase("21560045", Description = "Ukrposhta")]
    [TestCase("40075815", Description = "Ukrainian Railways")]
    [TestCase("43220851", Description = "Ministry of Digital Transformation")]
    public void Codes_of_real_organisations_are_valid(string code) => Assert.That(Edrpou.IsValid(code), Is.True);

    [TestCase("14360571")]
    [TestCase("41360570", Description = "two digits changed places")]
    [TestCase("00000000")]
    [TestCase("1436057")]
    [TestCase("143605700")]
    [TestCase("1436057x")]
    [TestCase("1436057٠")]
    [TestCase("")]
    [TestCase(null)]
    public void Mistyped_codes_are_not(string? code) => Assert.That(Edrpou.IsValid(code), Is.False);

    [TestCase("32106", "00032106")]
    [TestCase(" 1436 0570 ", "14360570")]
    [TestCase("Рада", "Рада")]
    [TestCase(null, "")]
    public void A_code_is_taken_as_people_type_it(string? typed, string code) => Assert.That(Edrpou.Normalise(typed), Is.EqualTo(code));

    [Property(MaxTest = 1000)]
    public bool Every_first_seven_digits_have_exactly_one_check_digit(uint number)
    {
        var seven = (number % 9_999_999 + 1).ToString("0000000", System.Globalization.CultureInfo.InvariantCulture);
        return Enumerable.Range(0, 10).Count(digit => Edrpou.IsValid(seven + digit)) == 1;
    }

    [Property]
    public bool Any_text_can_be_asked(string? text) => !Edrpou.IsValid(Edrpou.Normalise(text)) || Edrpou.Normalise(text).Length == 8;
}
