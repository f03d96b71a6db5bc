using Hub.Cabinet.SecondFactor;

namespace Hub.Cabinet.Tests.Administration;

/// <summary>What administrators are reminded of.</summary>
public sealed class WarningTests
{
    [TestCase("false", true)]
    [TestCase("true", false)]
    public async Task Administrators_are_warned_while_a_password_alone_lets_them_in(string setting, bool warned)
    {
        await using var hub = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { [SecondFactorRule.Setting] = setting } });
        var page = await hub.As(new("Адміністраторка", "hub.administer")).Get("/admin/modules");

        Assert.That(page.Text.Contains(SecondFactorRule.Setting, StringComparison.Ordinal), Is.EqualTo(warned));
    }

    [Test]
    public void The_second_step_is_asked_for_unless_somebody_said_otherwise() =>
        Assert.That(SecondFactorRule.IsOn(new Microsoft.Extensions.Configuration.ConfigurationManager()), Is.True);
}
