using System.Globalization;
using Hub.SharedKernel.Territories;

namespace Hub.SharedKernel.Tests.Territories;

internal sealed class RegionsTests
{
    private static readonly CultureInfo Uk = CultureInfo.GetCultureInfo("uk");
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en");

    [Test]
    public void There_are_27_regions_each_found_by_both_codes() => Assert.Multiple(() =>
    {
        Assert.That(Regions.All, Has.Count.EqualTo(27));
        Assert.That(Regions.All.Select(r => Regions.ByIso(r.Iso)), Is.EqualTo(Regions.All));
        Assert.That(Regions.All.Select(r => Regions.ByKatottg(r.Katottg)), Is.EqualTo(Regions.All));
    });

    [Test]
    public void Regions_stand_in_the_order_of_the_Ukrainian_alphabet() =>
        Assert.That(Regions.Ordered(Uk).Select(r => r.ShortUk), Is.EqualTo(new[]
        {
            "АР Крим", "Вінницька", "Волинська", "Дніпропетровська", "Донецька", "Житомирська", "Закарпатська", "Запорізька",
            "Івано-Франківська", "Київ", "Київська", "Кіровоградська", "Луганська", "Львівська", "Миколаївська", "Одеська", "Полтавська",
            "Рівненська", "Севастополь", "Сумська", "Тернопільська", "Харківська", "Херсонська", "Хмельницька", "Черкаська", "Чернівецька", "Чернігівська",
        }));

    [Test]
    public void English_names_are_ordered_and_differ() => Assert.Multiple(() =>
    {
        Assert.That(Regions.Ordered(En).Select(r => r.ShortEn), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(Regions.All.Select(r => r.ShortEn), Is.Unique);
    });

    [TestCase("UA05020030010063857", "UA-05", "Вінницька", "Vinnytsia")]
    [TestCase("UA44000000000018893", "UA-09", "Луганська", "Luhansk")]
    [TestCase("UA73060610010033137", "UA-77", "Чернівецька", "Chernivtsi")]
    [TestCase("UA80000000000093317", "UA-30", "Київ", "Kyiv")]
    [TestCase("UA85000000000065278", "UA-40", "Севастополь", "Sevastopol")]
    [TestCase("UA01000000000013043", "UA-43", "АР Крим", "Crimea")]
    public void A_place_lies_in_the_region_of_its_prefix(string code, string iso, string uk, string en)
    {
        var region = Regions.ByKatottg(code)!;

        Assert.That((region.Iso, region.ShortName(Uk), region.ShortName(En)), Is.EqualTo((iso, uk, en)));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("UA02000000000013043")]
    [TestCase("UA0502003001006385")]
    [TestCase("UA050200300100638571")]
    [TestCase("ua05020030010063857")]
    [TestCase("UA0502003001006385x")]
    [TestCase("UA0502003001006385٣")]
    [TestCase("UА05020030010063857", Description = "the second letter is Cyrillic")]
    public void What_is_not_a_code_lies_nowhere(string? code) => Assert.Multiple(() =>
    {
        Assert.That(Katottg.IsValid(code), Is.False);
        Assert.That(Regions.ByKatottg(code), Is.Null);
    });

    [Test]
    public void A_code_is_taken_as_people_type_it() =>
        Assert.That(Katottg.Normalise(" uа05 0200 3001 0063 857 "), Is.EqualTo("UA05020030010063857"));

    [Property(MaxTest = 1000)]
    public bool Any_text_can_be_asked(string? text) =>
        Katottg.IsValid(Katottg.Normalise(text)) == (Regions.ByKatottg(Katottg.Normalise(text)) is not null) && Regions.ByIso(text) is null or { Iso.Length: 5 };
}
