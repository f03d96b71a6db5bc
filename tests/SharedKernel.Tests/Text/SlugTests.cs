using Hub.SharedKernel.Text;

namespace Hub.SharedKernel.Tests.Text;

internal sealed class SlugTests
{
    // The examples printed in Resolution 55 of 27 January 2010.
    [TestCase("Алушта", "Alushta")]
    [TestCase("Андрій", "Andrii")]
    [TestCase("Борщагівка", "Borshchahivka")]
    [TestCase("Вінниця", "Vinnytsia")]
    [TestCase("Гадяч", "Hadiach")]
    [TestCase("Ґалаґан", "Galagan")]
    [TestCase("Ґорґани", "Gorgany")]
    [TestCase("Донецьк", "Donetsk")]
    [TestCase("Рівне", "Rivne")]
    [TestCase("Єнакієве", "Yenakiieve")]
    [TestCase("Гаєвич", "Haievych")]
    [TestCase("Короп’є", "Koropie")]
    [TestCase("Житомир", "Zhytomyr")]
    [TestCase("Закарпаття", "Zakarpattia")]
    [TestCase("Медвин", "Medvyn")]
    [TestCase("Іршава", "Irshava")]
    [TestCase("Їжакевич", "Yizhakevych")]
    [TestCase("Кадиївка", "Kadyivka")]
    [TestCase("Мар’їне", "Marine")]
    [TestCase("Йосипівка", "Yosypivka")]
    [TestCase("Стрий", "Stryi")]
    [TestCase("Харків", "Kharkiv")]
    [TestCase("Біла Церква", "Bila Tserkva")]
    [TestCase("Чернівці", "Chernivtsi")]
    [TestCase("Шостка", "Shostka")]
    [TestCase("Щербухи", "Shcherbukhy")]
    [TestCase("Юрій", "Yurii")]
    [TestCase("Корюківка", "Koriukivka")]
    [TestCase("Яготин", "Yahotyn")]
    [TestCase("Костянтин", "Kostiantyn")]
    [TestCase("Згорани", "Zghorany")]
    [TestCase("Розгон", "Rozghon")]
    [TestCase("Знам’янка", "Znamianka")]
    [TestCase("ЩУКА БОРЩ", "SHCHUKA BORSHCH")]
    public void Names_are_written_in_Latin_by_the_official_table(string name, string latin) =>
        Assert.That(Transliteration.ToLatin(name), Is.EqualTo(latin));

    [TestCase("Електронна черга до дитячих садочків", "elektronna-cherha-do-dytiachykh-sadochkiv")]
    [TestCase("e-урядування", "e-uriaduvannia")]
    [TestCase("«Об’єднання» № 5 – Café!", "obiednannia-5-cafe")]
    [TestCase("Що́ таке ЦНАП?", "shcho-take-tsnap")]
    [TestCase("don't", "dont")]
    [TestCase("…!?", "")]
    [TestCase(null, "")]
    public void A_title_becomes_an_address(string? title, string slug) =>
        Assert.That(Slug.From(title), Is.EqualTo(slug));

    [TestCase("Муніципальний електронний реєстр зарахування дітей до дошкільних навчальних закладів", "-do-doshkilnykh-navchalnykh")]
    [TestCase("Муніципальний електронний реєстр зарахування дітей до дошкільних освітніх закладів", "-do-doshkilnykh-osvitnikh")]
    public void A_long_title_is_cut_at_a_word_border(string title, string end) =>
        Assert.That(Slug.From(title), Does.EndWith(end).And.Length.LessThanOrEqualTo(Slug.Longest));

    [Test]
    public void A_single_long_word_is_cut_anywhere() =>
        Assert.That(Slug.From(new string('о', 200)), Has.Length.EqualTo(Slug.Longest));

    [Property(MaxTest = 1000)]
    public bool A_slug_of_any_text_is_an_address_and_its_own_slug(string? text)
    {
        var slug = Slug.From(text);
        return slug.Length <= Slug.Longest && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && !slug.StartsWith('-') && !slug.EndsWith('-') && !slug.Contains("--", StringComparison.Ordinal) && Slug.From(slug) == slug;
    }
}
