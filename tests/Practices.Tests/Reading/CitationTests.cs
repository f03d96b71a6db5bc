using System.Text.Json;
using System.Text.RegularExpressions;
using Hub.Practices.Reading;

namespace Hub.Practices.Tests.Reading;

internal sealed class CitationTests
{
    private static Citation Hostile(int? version = null) => new(
        "cherha", "Черга 100 % & {дужки} \\ _~^$#\r\nER  - ", "Рада «Рух»", "Розвиваємо е-урядування", new DateOnly(2014, 2, 1), version, "версія",
        "https://example.org/practices/cherha", "uk", "Рядок\nдругий", new DateOnly(2026, 11, 22));

    [Test]
    public void BibTeX_has_balanced_braces_and_one_field_a_line()
    {
        var text = Hostile(2).BibTex();
        var plain = Regex.Replace(text, @"\\[{}]", "");
        var fields = Regex.Matches(text, @"^  (\w+) = \{(.*)\},$", RegexOptions.Multiline).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

        Assert.Multiple(() =>
        {
            Assert.That(plain.Count(c => c == '{'), Is.EqualTo(plain.Count(c => c == '}')));
            Assert.That(text, Does.StartWith("@misc{cherha,\n"));
            Assert.That(fields["year"], Is.EqualTo("2014"));
            Assert.That(fields["version"], Is.EqualTo("2"));
            Assert.That(fields["url"], Is.EqualTo("https://example.org/practices/cherha"));
            Assert.That(fields["title"], Does.Contain("100 \\% \\& \\{дужки\\} \\textbackslash{}"));
        });
    }

    [Test]
    public void RIS_has_one_record_whatever_the_title_says()
    {
        var lines = Hostile().Ris().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Multiple(() =>
        {
            Assert.That(lines, Has.All.Match("^[A-Z][A-Z0-9]  - "));
            Assert.That(lines[0], Is.EqualTo("TY  - ELEC"));
            Assert.That(lines.Count(l => l.StartsWith("ER", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That(lines, Has.One.EqualTo("AU  - Рада «Рух»"));
        });
    }

    [Test]
    public void CSL_JSON_parses_and_keeps_letters()
    {
        var text = Hostile(3).CslJson();
        var item = JsonDocument.Parse(text).RootElement[0];

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("Розвиваємо"));
            Assert.That(item.GetProperty("type").GetString(), Is.EqualTo("webpage"));
            Assert.That(item.GetProperty("author")[0].GetProperty("literal").GetString(), Is.EqualTo("Рада «Рух»"));
            Assert.That(item.GetProperty("issued").GetProperty("date-parts")[0].EnumerateArray().Select(e => e.GetInt32()), Is.EqualTo(new[] { 2014, 2, 1 }));
            Assert.That(item.GetProperty("version").GetString(), Is.EqualTo("3"));
        });
    }

    [Test]
    public void A_version_is_cited_as_a_version()
    {
        Assert.That(Hostile(2).Text(), Does.Contain("(версія 2)").And.EndsWith("https://example.org/practices/cherha"));
        Assert.That(Hostile().Text(), Does.Not.Contain("версія"));
    }
}
