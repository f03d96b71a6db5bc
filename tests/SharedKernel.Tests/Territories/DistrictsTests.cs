using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;

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

    // How many districts the reform of 2020 made in each region, by the digits of its code; the two cities have none.
    private static readonly Dictionary<string, int> perRegion = Pairs(
        "01=10 05=6 07=4 12=7 14=8 18=4 21=6 23=5 26=6 32=7 35=4 44=8 46=7 48=4 51=7 53=4 56=4 59=5 61=3 63=7 65=5 68=3 71=4 73=3 74=5 80=0 85=0")
        .ToDictionary(p => p.Key, p => int.Parse(p.Value, System.Globalization.CultureInfo.InvariantCulture));

    // Codes were given in 2020 by the alphabet; these have been renamed since.
    private static readonly Dictionary<string, string> nameOf2020 = Pairs(
        "UA0112=Красногвардійський UA0114=Красноперекопський UA0702=Володимир-Волинський UA1210=Новомосковський "
        + "UA1808=Новоград-Волинський UA4412=Сєвєродонецький UA4612=Червоноградський UA6306=Красноградський").ToDictionary();

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string text) =>
        text.Split(' ').Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1]));

    [Test]
    public void Each_region_has_as_many_as_the_reform_made() => Assert.That(
        Regions.All.ToDictionary(r => r.Prefix, r => Districts.All.Count(d => d.Code[2..4] == r.Prefix)), Is.EquivalentTo(perRegion));

    [Test]
    public void Codes_are_numbered_by_even_numbers_in_the_alphabet_of_the_names_of_2020() => Assert.Multiple(() =>
    {
        foreach (var region in Districts.All.GroupBy(d => d.Code[..4]))
        {
            Assert.That(region.Select(d => d.Code[4..]), Is.EqualTo(Enumerable.Range(1, region.Count()).Select(n => $"{2 * n:00}")), region.Key);
            Assert.That(region.Select(d => nameOf2020.GetValueOrDefault(d.Code) ?? d.NameUk), Is.Ordered.Using(UkrainianOrder.Comparer), region.Key);
        }
    });

    [Test]
    public void Codes_are_beginnings_of_codes_and_names_are_written_as_Ukrainian_is() => Assert.Multiple(() =>
    {
        Assert.That(Districts.All.Select(d => d.Code), Is.Unique.And.All.Match("^UA[0-9]{4}$"));
        Assert.That(Districts.All.Select(d => Katottg.IsValid(d.Code.PadRight(Katottg.Length, '0'))), Has.All.True);
        Assert.That(Districts.All.Select(d => d.NameUk), Has.All.Matches("^[А-ЩЬЮЯҐЄІЇ][а-щьюяґєії’]+(-[А-ЩЬЮЯҐЄІЇ][а-щьюяґєії’]+)?ий район$"));
        Assert.That(Districts.All.Select(d => d.NameEn), Has.All.Matches("^[A-Z][a-z]+(-[A-Z][a-z]+)?yi district$"));
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
