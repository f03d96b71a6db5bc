using System.Text;
using System.Text.Json;

namespace Hub.Discovery.Tests.Feeds;

/// <summary>iCalendar by RFC 5545: its lines by our own eye, its meaning by a parser that shares nothing with the library that wrote it.</summary>
internal sealed class CalendarTests
{
    [Test]
    public async Task An_independent_parser_understands_it()
    {
        var calendar = await Understood();
        var fair = calendar.GetProperty("events")[1];
        string Said(string name) => fair.GetProperty(name).GetString()!;

        Assert.Multiple(() =>
        {
            Assert.That(calendar.GetProperty("version").GetString(), Is.EqualTo("2.0"));
            Assert.That(calendar.GetProperty("product").GetString(), Is.Not.Empty);
            Assert.That(calendar.GetProperty("name").GetString(), Does.StartWith("бджільництво"));
            Assert.That(calendar.GetProperty("events").GetArrayLength(), Is.EqualTo(2), "only items with dates");
            Assert.That(Said("summary"), Does.StartWith("Ярмарок: бджільництво й мед, довга назва події 🐝").And.EndWith("🐝"));
            Assert.That(Said("description"), Is.EqualTo("Перший рядок.\nДругий рядок; з комою, і \\ рискою."));
            Assert.That(DateTimeOffset.Parse(Said("start"), System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(FeedStage.Now.AddDays(3)));
            Assert.That(DateTimeOffset.Parse(Said("end"), System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(FeedStage.Now.AddDays(3).AddHours(4)));
            Assert.That(Said("stamp"), Is.Not.Empty);
            Assert.That(Said("uid"), Does.Match("^[0-9a-f]{32}@.+$"));
            Assert.That(Said("url"), Does.StartWith("http://"));
            Assert.That(calendar.GetProperty("events")[0].TryGetProperty("end", out _), Is.False, "an end before the beginning is none");
        });
    }

    [Test]
    public async Task Its_lines_are_as_the_standard_wants_them()
    {
        var answer = await FeedStage.Hub.Get(FeedStage.Path("ics"));
        var text = answer.Text;
        var lines = text.Split("\r\n");

        Assert.Multiple(() =>
        {
            Assert.That(answer.ContentHeaders.ContentType!.ToString(), Is.EqualTo("text/calendar; charset=utf-8"));
            Assert.That(text, Does.StartWith("BEGIN:VCALENDAR\r\n").And.EndWith("END:VCALENDAR\r\n"));
            Assert.That(text.Replace("\r\n", "", StringComparison.Ordinal), Does.Not.Contain("\r").And.Not.Contain("\n"), "every line ends with both");
            Assert.That(lines.Where(l => Encoding.UTF8.GetByteCount(l) > 75), Is.Empty, "75 octets at most");
            Assert.That(text, Does.Not.Contain("\ufffd"), "no letter is cut in two");
            Assert.That(text.Where(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')), Is.Empty);
            Assert.That(lines.Count(l => l == "BEGIN:VEVENT"), Is.EqualTo(2));
            foreach (var required in new[] { "UID:", "DTSTAMP:", "DTSTART:" })
                Assert.That(lines.Count(l => l.StartsWith(required, StringComparison.Ordinal)), Is.EqualTo(2), required);
            Assert.That(lines.Where(l => l.StartsWith("DTSTAMP:", StringComparison.Ordinal)), Is.All.Match(@"^DTSTAMP:\d{8}T\d{6}Z$"));
        });
    }

    [Test]
    public async Task The_same_calendar_is_the_same_bytes() =>
        Assert.That((await FeedStage.Hub.Get(FeedStage.Path("ics"))).Bytes, Is.EqualTo((await FeedStage.Hub.Get(FeedStage.Path("ics", "&again=1"))).Bytes));

    private static async Task<JsonElement> Understood() =>
        JsonDocument.Parse(await NodeScript.Run(Repository.At("tests", "Discovery.Tests", "Feeds", "calendar.mjs"), (await FeedStage.Hub.Get(FeedStage.Path("ics"))).Text)).RootElement;
}
