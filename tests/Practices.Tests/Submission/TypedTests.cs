using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Hub.Practices.Tests.Submission;

public sealed class TypedTests
{
    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property A_number_is_read_as_it_is_said() => Prop.ForAll(Gen.Choose(-1_000_000_000, 1_000_000_000).ToArbitrary(), hundredths =>
    {
        var number = hundredths / 100m;
        var said = Typed.Say(number);
        Assert.That(Typed.Number(said), Is.EqualTo(number));
        Assert.That(Typed.Number(said.Replace('.', ',')), Is.EqualTo(number));
        Assert.That(Typed.Number(" " + number.ToString("#,0.##", CultureInfo.GetCultureInfo("uk-UA")) + " "), Is.EqualTo(number));
    });

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property Any_text_is_read_or_refused_and_never_throws() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        Assert.That(() => (Typed.TryNumber(text, out _), Typed.TryDate(text, out _), Typed.TryWebAddress(text, out _)), Throws.Nothing);
        Assert.That(Typed.Plain(Typed.Plain(text)), Is.EqualTo(Typed.Plain(text)));
    });

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property A_date_is_read_in_both_spellings() => Prop.ForAll(Gen.Choose(0, 36_000).ToArbitrary(), days =>
    {
        var date = new DateOnly(1991, 1, 1).AddDays(days);
        Assert.That(Typed.Date(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), Is.EqualTo(date));
        Assert.That(Typed.Date(date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)), Is.EqualTo(date));
    });

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property A_content_comes_back_from_its_json_as_it_was() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        var content = Sample.Whole();
        (content.Title.Uk, content.Problem.En, content.Steps[0].Days) = (text, text, text);
        Assert.That(PracticeContent.FromJson(content.ToJson()).ToJson(), Is.EqualTo(content.ToJson()));
    });

    [TestCase("31.02.2024")]
    [TestCase("2024-13-01")]
    [TestCase("вчора")]
    [TestCase("0024-01-01")]
    public void A_day_that_is_not_in_the_calendar_is_refused(string text) => Assert.That(Typed.TryDate(text, out _), Is.False);

    [TestCase("javascript:alert(1)")]
    [TestCase("//example.org")]
    [TestCase("https://user:secret@example.org/")]
    [TestCase("ftp://example.org/")]
    public void Only_plain_web_addresses_are_links(string text) => Assert.That(Typed.TryWebAddress(text, out _), Is.False);

    [Test]
    public void Control_characters_go_and_line_ends_become_one_kind() =>
        Assert.That(Typed.Plain("а\0б\r\nв\u0007\tг"), Is.EqualTo("аб\nв\tг"));
}
