namespace Hub.Cabinet.Tests.Settings;

/// <summary>Name and language.</summary>
public sealed class SettingsTests
{
    [Test]
    public async Task A_new_name_is_shown_at_once_and_the_wishes_are_kept()
    {
        await using var hub = await HubApp.Start();
        var person = await Account.Make(hub);
        var visitor = await Account.SignedIn(hub, person);
        var saved = await visitor.Post("/cabinet/settings", ("Input.Name", "Нове Ім’я"), ("Input.Language", "en"));
        var page = await saved.Follow();
        var kept = await Account.Reload(hub, person);

        Assert.Multiple(() =>
        {
            Assert.That(page.Html.QuerySelector(".hub-header")!.TextContent, Does.Contain("Нове Ім’я"));
            Assert.That((kept.Name, kept.Language), Is.EqualTo(("Нове Ім’я", "en")));
        });
    }
}
