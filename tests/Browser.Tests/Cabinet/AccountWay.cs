using Hub.Cabinet.Mail;
using Hub.Cabinet.Personal;
using Hub.Cabinet.SecondFactor;
using Hub.Practices;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Cabinet;

/// <summary>One person's way through the account pages; each page is checked by axe where it is first seen.</summary>
internal sealed class AccountWay(HubApp hub, Walk walk, string language, FakeTimeProvider time)
{
    /// <summary>Mailboxes of a council.</summary>
    public const string Domain = "rada.example";

    private const string Name = "Оксана Левченко";
    private const string Password = "тиха вода греблі рве 9";
    private const string Submit = "main form button.govuk-button";

    public string Email { get; } = $"oksana-{language}@{Domain}";

    public Guid Id { get; private set; }

    public IPage Page => walk.Page;

    private string Words => $"Записалася з дому за п’ять хвилин ({language}).";

    public async Task Register()
    {
        await Authenticator();
        await Open("/cabinet/register");
        await Page.FillAsync("[name='Input.Name']", Name);
        await Page.FillAsync("[name='Input.Email']", Email);
        await Page.FillAsync("[name='Input.Password']", Password);
        await Press(Submit, "/cabinet/register/sent");
        await SendMail();
        await Page.GotoAsync(hub.Mails.Last(mail => mail.To == Email).Link.PathAndQuery);
        await walk.AxeOnce();
        await Press(Submit, "/cabinet/signin");
        await ByPassword("/cabinet");
        Id = (await hub.Run<IPeople, PersonName?>(people => people.ByEmail(Email, CancellationToken.None)))!.Id;
    }

    /// <summary>Says something in public, under their name.</summary>
    /// <returns>Where it stands.</returns>
    public async Task<string> JudgeAPractice()
    {
        var slug = await hub.Db<PracticesDb, string>(db => db.Practices.Where(p => p.Status == PracticeStatus.Published).OrderBy(p => p.Slug).Select(p => p.Slug!).FirstAsync());
        await Open($"/practices/feedback/give/{slug}");
        await Page.CheckAsync("[name='Input.Verdict'][value='Yes']");
        await Page.SelectOptionAsync("[name='Input.Region']", "UA05000000000010236");
        await Page.FillAsync("[name='Input.UsedIn']", "2025-03");
        await Page.FillAsync("[name='Input.What']", Words);
        await Page.CheckAsync("[name='Input.ShowsName']");
        await Press(Submit, $"/practices/{slug}");
        await WholeWayTests.Tell(hub);
        Assert.That(await Page.InnerTextAsync("main"), Does.Contain(Words).And.Contain(Name));
        return $"/practices/{slug}";
    }

    public async Task AddPasskey()
    {
        await Open("/cabinet/security");
        await Press("main a[href$='/cabinet/passkeys']", "/cabinet/passkeys");
        await walk.AxeOnce();
        await Page.FillAsync("form[data-hub-passkey] [name='Input.Name']", "Ноутбук");
        await Page.ClickAsync("form[data-hub-passkey] button");
        await Page.Locator("main .hub-list__item", new() { HasText = "Ноутбук" }).WaitForAsync();
        await walk.AxeOnce();
        await walk.FitsTheScreen();
    }

    public async Task SignInByPasskey()
    {
        await Press("header form[action$='/signout'] button", "");
        await Open("/cabinet/signin");
        await Press("form[data-hub-passkey] button", "/cabinet");
        Assert.That(await Page.InnerTextAsync("main"), Does.Contain(Name));
    }

    public async Task<IReadOnlyList<string>> TurnOnSecondFactor()
    {
        await Open("/cabinet/secondfactor");
        var secret = Bytes(await Page.InnerTextAsync("[data-secret]"));
        await Page.FillAsync("[name='Input.Code']", Totp.Code(secret, Totp.StepAt(time.GetUtcNow())));
        await Page.ClickAsync("main form button.govuk-button");
        await Page.Locator("[data-recovery-codes]").WaitForAsync();
        await walk.AxeOnce();
        await walk.FitsTheScreen();
        return await Page.Locator("[data-recovery-codes] code").AllInnerTextsAsync();
    }

    public async Task SignOutEverywhere()
    {
        await Open("/cabinet/sessions");
        await Press("form[action*='Everywhere'] button", "/cabinet/signin");
    }

    public async Task SignInWithRecoveryCode(string code, string leadsTo = "/cabinet")
    {
        await ByPassword("/cabinet/signin/code");
        await walk.AxeOnce();
        await Page.FillAsync("[name='Input.Code']", code);
        await Press(Submit, leadsTo);
    }

    public async Task LookAtTheRest()
    {
        foreach (var path in new[] { "/cabinet/security", "/cabinet/security/prove", "/cabinet/secondfactor", "/cabinet/email/change", "/cabinet/password/change", "/cabinet/outside?problem=Down" })
            await Open(path);
    }

    public async Task TakeTheData()
    {
        await Open("/cabinet/personal");
        await Open("/cabinet/personal/export");
        await Press(Submit, "/cabinet/personal/export");
        await hub.Run<MakeExports>(make => make.Run(CancellationToken.None));
        await Open("/cabinet/personal/export");
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync("main section form button"));
        using var archive = System.IO.Compression.ZipFile.OpenRead(await download.PathAsync());
        Assert.That(archive.Entries.Select(e => e.FullName.Split('/')[0]), Has.Some.EqualTo("cabinet").And.Some.EqualTo("practices"));
    }

    /// <summary>Asks to be deleted; who signs in within the term is asked whether they want to stay after all.</summary>
    public async Task Delete(string code)
    {
        await Open("/cabinet/personal/delete");
        await Press(Submit, "/cabinet/personal/goodbye");
        await Look();
        await SignInWithRecoveryCode(code, "/cabinet/personal/delete");
        await Look();
        time.Advance(TimeSpan.FromDays(31));
        await hub.Run<EraseDuePeople>(erase => erase.Run(CancellationToken.None));
        await WholeWayTests.Tell(hub);
        await walk.Go("/cabinet");
        Assert.That(Page.Url, Does.Contain("/cabinet/signin"));
    }

    /// <summary>What was said in public stays; who said it is nobody's business any more.</summary>
    public async Task SeeWhatStays(string practice)
    {
        await Open(practice);
        Assert.That(await Page.InnerTextAsync("main"), Does.Contain(Words).And.Not.Contain(Name));
        var names = await hub.Run<IPeople, IReadOnlyDictionary<Guid, string>>(people => people.Names([Id], CancellationToken.None));
        Assert.That(names[Id], Is.EqualTo("колишній учасник"));
    }

    public Task SendMail()
    {
        // Mails are found by when they were written.
        time.Advance(TimeSpan.FromSeconds(1));
        return hub.Run<SendDueMail>(send => send.Run(CancellationToken.None));
    }

    private async Task ByPassword(string leadsTo)
    {
        await Open("/cabinet/signin");
        await Page.FillAsync("[name='Input.Email']", Email);
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

    public async Task Open(string path)
    {
        Assert.That((await walk.Go(path)).Status, Is.EqualTo(200), Page.Url);
        await Look();
    }

    public async Task Look()
    {
        await walk.AxeOnce();
        await walk.FitsTheScreen();
    }

    public async Task Press(string selector, string leadsTo)
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
