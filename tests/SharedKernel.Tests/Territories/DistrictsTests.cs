using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;

namespace Hub.SharedKernel.Tests.Territories;

public sealed class DistrictsTests
{
    [Test]
    public void There_are_136_each_in_a_region_and_each_named_once_in_its_region() => Assert.Multiple(() =>
    {
        Assert.That(Districts.All, Has.Count.EqualTo(136));
        Assert.That(Districts.All.Select(d => Regions.ByKatottg(d.Code.PadRight(Katottg.Length, '0'))), Has.None.Null);
        Assert.That(Districts.All.Select(d => (d.Code[..4], d.NameUk)), Is.Unique);
    });

    // Codes of well-known towns, which lie in the district named after them.
    [TestCase("UA05020030010063857", "Вінницький район", "Vinnytskyi district")]
    [TestCase("UA46060250010015970", "Львівський район", "Lvivskyi district")]
    [TestCase("UA12060170010065850", "Криворізький район", "Kryvorizkyi district")]
    [TestCase("UA63120270010096107", "Харківський район", "Kharkivskyi district")]
    [TestCase("UA51100270010076757", "Одеський район", "Odeskyi district")]
    [TestCase("UA73060610010033137", "Чернівецький район", "Chernivetskyi district")]
    public void A_town_lies_in_its_district(string code, string uk, string en) => Assert.Multiple(() =>
    {
        Assert.That(Districts.ByKatottg(code)!.Name(Language.Uk), Is.EqualTo(uk));
        Assert.That(Districts.ByKatottg(code)!.Name(Language.En), Is.EqualTo(en));
    });

    [TestCase(null)]
    [TestCase("")]
    [TestCase("UA05")]
    [TestCase("UA05000000000010236")]
    [TestCase("UA80000000000093317")]
    public void A_code_that_names_no_district_has_none(string? code) => Assert.That(Districts.ByKatottg(code), Is.Null);
}
