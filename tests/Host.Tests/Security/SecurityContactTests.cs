using System.Globalization;

namespace Hub.Host.Tests.Security;

/// <summary>Whoever found a weakness learns whom to tell.</summary>
public sealed class SecurityContactTests
{
    [Test]
    public async Task The_file_says_whom_to_write_to_and_until_when_that_holds()
    {
        var answer = await SecurityStage.Hub.Get("/.well-known/security.txt");
        var lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(": ", 2)).ToLookup(l => l[0], l => l[1]);
        var expires = DateTimeOffset.Parse(lines["Expires"].Single(), CultureInfo.InvariantCulture);

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.ContentHeaders.ContentType!.ToString()), Is.EqualTo((200, "text/plain; charset=utf-8")));
            Assert.That(lines["Contact"], Is.EqualTo(new[] { "mailto:security@portal.example", "https://portal.example/report" }));
            Assert.That(lines["Canonical"], Is.EqualTo(new[] { "https://portal.example/.well-known/security.txt" }));
            Assert.That(lines["Preferred-Languages"], Is.EqualTo(new[] { "uk, en" }));
            Assert.That(expires, Is.InRange(TimeProvider.System.GetUtcNow().AddDays(100), TimeProvider.System.GetUtcNow().AddDays(365)));
        });
    }

    [TestCase("security@portal.example")]
    [TestCase("javascript:alert(1)")]
    [TestCase("http://portal.example/report")]
    public void A_contact_nobody_can_follow_stops_the_start_with_a_sentence(string contact) =>
        Assert.That(async () => { await using var hub = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { ["Hub:Security:Contact"] = contact } }); },
            Throws.TypeOf<CannotStart>().With.Message.StartsWith($"Setting Hub:Security:Contact holds '{contact}'"));
}
