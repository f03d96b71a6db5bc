using Hub.Cabinet.Mail;
using Hub.Cabinet.SecondFactor;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Cabinet;

/// <summary>One person's way through the account pages; each page is checked by axe where it is first seen.</summary>
internal sealed class AccountWay(HubApp hub, Walk walk, string language)
{
    private const string Password = "тиха вода греблі рве 9";
    private const string Submit = "main form button.govuk-button";
    private readonly string email = $"account-{language}@example.org";

    private IPage Page => walk.Page;

    public async Task Register()
    {
        await Authenticator();
        await Open("/cabinet/register");
        await Page.FillAsync("[name='Input.Name']", "Оксана Левченко");
        await Page.FillAsync("[name='Input.Email']", email);
        await Page.FillAsync("[name='Input.Password']", Password);
        await Press(Submit, "/cabinet/register/sent");
        await hub.Run<SendDueMail>(send => send.Run(CancellationToken.None));
        await Page.GotoAsync(hub.Mails.Last(mail => mail.To == email).Link.PathAndQuery);
        await walk.Axe();
        await Press(Submit, "/cabinet/signin");
        await ByPassword("/cabinet");
    }

    public async Task AddPasskey()
    {
        await Open("/cabinet/security");
        await Press("main a[href$='/cabinet/passkeys']", "/cabinet/passkeys");
        await walk.Axe();
        await Page.FillAsync("form[data-hub-passkey] [name='Input.Name']", "Ноутбук");
        await Page.ClickAsync("form[data-hub-passkey] button");
        await Page.Locator("main .hub-list__item", new() { HasText = "Ноутбук" }).WaitForAsync();
        await walk.Axe();
        await walk.FitsTheScreen();
    }

    public async Task SignInByPasskey()
    {
        await Press("header form[action$='/signout'] button", "");
        await Open("/cabinet/signin");
        await Press("form[data-hub-passkey] button", "/cabinet");
        Assert.That(await Page.InnerTextAsync("main"), Does.Contain("Оксана Левченко"));
    }

    public async Task<IReadOnlyList<string>> TurnOnSecondFactor()
    {
        await Open("/cabinet/secondfactor");
        var secret = Bytes(await Page.InnerTextAsync("[data-secret]"));
        await Page.FillAsync("[name='Input.Code']", Totp.Code(secret, Totp.StepAt(TimeProvider.System.GetUtcNow())));
        await Page.ClickAsync("main form button.govuk-button");
        await Page.Locator("[data-recovery-codes]").WaitForAsync();
        await walk.Axe();
        await walk.FitsTheScreen();
        return await Page.Locator("[data-recovery-codes] code").AllInnerTextsAsync();
    }

    public async Task SignOutEverywhere()
    {
        await Open("/cabinet/sessions");
        await Press("form[action*='Everywhere'] button", "/cabinet/signin");
    }

    public async Task SignInWithRecoveryCode(string code)
    {
        await ByPassword("/cabinet/signin/code");
        await walk.Axe();
        await Page.FillAsync("[name='Input.Code']", code);
        await Press(Submit, "/cabinet");
    }

    public async Task LookAtTheRest()
    {
        foreach (var path in new[] { "/cabinet/security", "/cabinet/security/prove", "/cabinet/secondfactor", "/cabinet/email/change", "/cabinet/password/change", "/cabinet/outside?problem=Down" })
            await Open(path);
    }

    private async Task ByPassword(string leadsTo)
    {
        await Open("/cabinet/signin");
        await Page.FillAsync("[name='Input.Email']", email);
        await Page.FillAsync("[name='Input.Password']", Password);
        await Press(Submit, leadsTo);
    }

    /// <summary>A device that keeps passkeys and always finds its owner's finger on it.</summary>
    private async Task Authenticator()
    {
        // The walk presses the button; an offer in the e-mail field would be answered by the device before that.
        await Page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = async () => false;");
        var session = await Page.Context.NewCDPSessionAsync(Page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private async Task Open(string path)
    {
        Assert.That((await walk.Go(path)).Status, Is.EqualTo(200), Page.Url);
        await walk.Axe();
        await walk.FitsTheScreen();
    }

    private async Task Press(string selector, string leadsTo)
    {
        await Page.Locator(selector).First.ClickAsync();
        var path = SharedKernel.Languages.Language.Path(leadsTo.Length == 0 ? "/" : leadsTo, language);
        await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == path);
    }

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Where(char.IsLetterOrDigit)
            .Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2))];
    }
}
