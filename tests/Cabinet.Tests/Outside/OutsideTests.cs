using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hub.Cabinet.Outside;
using Hub.SharedKernel.Data;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Tests.Outside;

/// <summary>Signing in with providers, against one on this machine.</summary>
[Engines]
public sealed class OutsideTests(EngineKind engine)
{
    private const string OpenId = "openid-test";
    private readonly X509Certificate2 own = SelfSigned(), foreign = SelfSigned();
    private readonly string certificate = Path.GetTempFileName();
    private FakeProvider fake = null!;
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        fake = await FakeProvider.Start();
        await File.WriteAllBytesAsync(certificate, own.Export(X509ContentType.Pfx, "таємниця"));
        hub = await HubApp.Start(new()
        {
            Engine = engine,
            Settings = new Dictionary<string, string?>
            {
                [OutsideOptions.Section + ":OpenId:test:NameUk"] = "Тестовий провайдер",
                [OutsideOptions.Section + ":OpenId:test:NameEn"] = "Test provider",
                [OutsideOptions.Section + ":OpenId:test:Authority"] = fake.Address,
                [OutsideOptions.Section + ":OpenId:test:ClientId"] = "portal",
                [OutsideOptions.Section + ":OpenId:test:ClientSecret"] = "secret",
                [OutsideOptions.Section + ":OpenId:down:NameUk"] = "Вимкнений провайдер",
                [OutsideOptions.Section + ":OpenId:down:Authority"] = "http://127.0.0.1:1",
                [OutsideOptions.Section + ":OpenId:down:ClientId"] = "portal",
                [OutsideOptions.Section + ":OpenId:other:NameUk"] = "Чужий опис",
                [OutsideOptions.Section + ":OpenId:other:Authority"] = fake.Address + "/other",
                [OutsideOptions.Section + ":OpenId:other:ClientId"] = "portal",
                [OutsideOptions.Section + ":IdGovUa:Address"] = fake.Address + "/id",
                [OutsideOptions.Section + ":IdGovUa:ClientId"] = "portal",
                [OutsideOptions.Section + ":IdGovUa:ClientSecret"] = "secret",
                [OutsideOptions.Section + ":IdGovUa:CertificateFile"] = certificate,
                [OutsideOptions.Section + ":IdGovUa:CertificatePassword"] = "таємниця",
                [OutsideOptions.Section + ":IdGovUa:HashKey"] = "a key that is long enough for a hash",
            },
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await hub.DisposeAsync();
        await fake.DisposeAsync();
        File.Delete(certificate);
        own.Dispose();
        foreign.Dispose();
    }

    [SetUp]
    public void Fresh()
    {
        (fake.Subject, fake.Email, fake.IdNumber) = (Guid.NewGuid().ToString("N"), Account.NewEmail(), Guid.NewGuid().ToString("N")[..10]);
        (fake.WrongNonce, fake.Expired, fake.WrongKey, fake.Broken, fake.EncryptsTo) = (false, false, false, false, null);
        (fake.Unsigned, fake.SharedSecret) = (false, false);
        fake.Asked.Clear();
    }

    [Test]
    public async Task Buttons_are_there_only_when_configured()
    {
        await using var plain = await HubApp.Start(new() { Engine = engine });
        var (with, without) = (await hub.Get("/en/cabinet/signin"), await plain.Get("/cabinet/signin"));

        Assert.That(with.Main, Does.Contain("Sign in with Test provider").And.Contain("Sign in with id.gov.ua"));
        Assert.That(without.Html.QuerySelectorAll("a[href*='/signin/with/']"), Is.Empty);
    }

    [TestCase(OpenId)]
    [TestCase(OutsideProviders.IdGovUa)]
    public async Task A_new_person_registers_confirms_the_e_mail_and_comes_in_without_a_password(string scheme)
    {
        var visitor = hub.Visitor();
        var back = await (await Come(visitor, scheme)).Follow();
        var sent = await back.Submit("form[action*='Register']", ("Input.Name", "Ганна Нова"));
        var early = await (await Come(hub.Visitor(), scheme)).Follow();
        await Account.SendMail(hub);
        await (await hub.Visitor().Get(hub.Mails.Last(m => m.To == fake.Email).Link.PathAndQuery)).Submit("main form");
        var again = hub.Visitor();
        var inside = await (await Come(again, scheme)).Follow();

        Assert.Multiple(() =>
        {
            Assert.That(back.Html.QuerySelector("[name='Input.Email']")!.GetAttribute("value"), Is.EqualTo(fake.Email));
            Assert.That(sent.Location, Is.EqualTo("/cabinet/register/sent"), string.Join(' ', sent.Errors));
            Assert.That(Account.Said(early), Does.StartWith("Пошту ще не підтверджено"));
            Assert.That((inside.Status, inside.Path, inside.Main.Contains("Ганна Нова", StringComparison.Ordinal)), Is.EqualTo((200, "/cabinet", true)));
        });
    }

    [Test]
    public async Task An_existing_account_is_linked_only_after_its_owner_signed_in()
    {
        var person = await Account.Make(hub);
        var visitor = hub.Visitor();
        var offer = await (await Come(visitor, OpenId)).Follow();
        var signIn = await visitor.Get(offer.Html.QuerySelector("main a[href*='returnUrl']")!.GetAttribute("href")!);
        var question = await (await signIn.Submit("main form", ("Input.Email", person.Email), ("Input.Password", Account.Password))).Follow();
        var linked = await question.Submit("form[action*='Link']");
        var inside = await (await Come(hub.Visitor(), OpenId)).Follow();

        Assert.That((linked.Location, inside.Path, inside.Main.Contains(person.Name, StringComparison.Ordinal)), Is.EqualTo(("/cabinet/security", "/cabinet", true)));
    }

    [Test]
    public async Task The_same_e_mail_at_the_provider_opens_nobodys_account()
    {
        var person = await Account.Make(hub);
        fake.Email = person.Email!;
        var visitor = hub.Visitor();
        var offer = await (await Come(visitor, OpenId)).Follow();
        var sent = await offer.Submit("form[action*='Register']", ("Input.Name", "Чужа Людина"));
        await Account.SendMail(hub);

        Assert.That((offer.Path, sent.Location, (await visitor.Get("/cabinet")).Status), Is.EqualTo(("/cabinet/outside", "/cabinet/register/sent", 302)));
        Assert.That(hub.Mails.Where(m => m.To == person.Email).Select(m => m.Subject), Is.EqualTo(new[] { "Ви вже маєте кабінет" }));
        Assert.That(await hub.Db<CabinetDb, int>(db => db.Logins.CountAsync(l => l.UserId == person.Id)), Is.Zero);
    }

    [Test]
    public async Task A_link_is_removed_but_never_the_last_way_in()
    {
        var person = await Account.Make(hub);
        var visitor = await Account.SignedIn(hub, person);
        await (await (await Come(visitor, OpenId)).Follow()).Submit("form[action*='Link']");
        await hub.Db<CabinetDb>(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == person.Id)).PasswordHash = null;
            await db.SaveChangesAsync();
        });
        var refused = await (await visitor.Get("/cabinet/security")).Submit("form[action*='Unlink']");
        await visitor.Post("/cabinet/password/change", ("Input.Password", "інша довга фраза про дощ"));
        var removed = await (await visitor.Get("/cabinet/security")).Submit("form[action*='Unlink']");

        Assert.Multiple(async () =>
        {
            Assert.That((refused.Status, Account.Said(refused)), Is.EqualTo((422, "Це останній спосіб увійти до кабінету. Спершу встановіть пароль або додайте інший спосіб.")));
            Assert.That(removed.Location, Is.EqualTo("/cabinet/security"));
            Assert.That(await hub.Db<CabinetDb, int>(db => db.Logins.CountAsync(l => l.UserId == person.Id)), Is.Zero);
        });
    }

    [Test]
    public async Task The_tax_number_is_kept_only_as_a_keyed_hash_and_asked_for_field_by_field()
    {
        fake.IdNumber = FakeProvider.TaxNumber;
        var person = await Account.Make(hub);
        await (await (await Come(await Account.SignedIn(hub, person), OutsideProviders.IdGovUa)).Follow()).Submit("form[action*='Link']");
        var kept = await hub.Db<CabinetDb, string>(db => db.Logins.Where(l => l.UserId == person.Id).Select(l => l.ProviderKey).SingleAsync());

        Assert.Multiple(() =>
        {
            Assert.That(kept, Does.Match("^[0-9A-F]{64}$").And.Not.Contain(FakeProvider.TaxNumber));
            Assert.That(kept, Is.Not.EqualTo(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(FakeProvider.TaxNumber)))));
            Assert.That(fake.Asked, Is.EqualTo(new[] { "token authorization_code thecode", "about 77 lastname,givenname,middlename,email,drfocode b" }));
            Assert.That(hub.Log.Select(line => line.Text), Has.None.Contain(FakeProvider.TaxNumber));
        });
    }

    [Test]
    public async Task What_is_encrypted_to_the_portal_is_opened_and_says_the_same()
    {
        var person = await Account.Make(hub);
        await (await (await Come(await Account.SignedIn(hub, person), OutsideProviders.IdGovUa)).Follow()).Submit("form[action*='Link']");
        fake.EncryptsTo = own;
        var inside = await (await Come(hub.Visitor(), OutsideProviders.IdGovUa)).Follow();

        Assert.That((inside.Path, inside.Main.Contains(person.Name, StringComparison.Ordinal)), Is.EqualTo(("/cabinet", true)));
    }

    [Test]
    public async Task What_is_encrypted_to_somebody_else_is_refused_with_a_sentence_and_the_reason_is_in_the_log()
    {
        fake.EncryptsTo = foreign;
        var answer = await (await Come(hub.Visitor(), OutsideProviders.IdGovUa)).Follow();

        Assert.That(Account.Said(answer), Does.StartWith("Відповідь служби зашифровано так, що портал не може її відкрити"));
        Assert.That(hub.Log.Select(line => line.Text + line.Failure), Has.Some.Contain("cannot be opened with the certificate " + own.Thumbprint));
    }

    [TestCase("")]
    [TestCase("не шифр")]
    [TestCase("MIIB")]
    public void Without_a_certificate_or_with_nonsense_an_encrypted_answer_is_refused(string said)
    {
        Assert.That(() => new EncryptedAnswer(null).Open(said), Throws.TypeOf<UnreadableAnswerException>().With.Message.Contain("CertificateFile"));
        Assert.That(() => new EncryptedAnswer(own).Open(said), Throws.TypeOf<UnreadableAnswerException>().With.Message.Contain("cannot be opened"));
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=portal", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    [Test]
    public async Task Without_a_tax_number_nobody_is_named()
    {
        fake.IdNumber = "";
        var answer = await (await Come(hub.Visitor(), OutsideProviders.IdGovUa)).Follow();

        Assert.That(Account.Said(answer), Does.StartWith("Служба не сказала, хто ви"));
    }

    [TestCase("nonce", "Портал не зміг перевірити")]
    [TestCase("key", "Портал не зміг перевірити")]
    [TestCase("expired", "Підтвердження від служби входу вже застаріло")]
    [TestCase("broken", "Служба входу не відповідає")]
    [TestCase("state", "Відповідь служби не належить до цього входу")]
    [TestCase("cancelled", "Ви скасували вхід")]
    public async Task What_goes_wrong_at_the_provider_is_told_in_a_sentence(string wrong, string sentence)
    {
        (fake.WrongNonce, fake.WrongKey, fake.Expired, fake.Broken) = (wrong == "nonce", wrong == "key", wrong == "expired", wrong == "broken");
        var visitor = hub.Visitor();
        var answer = await (await Come(visitor, OpenId, wrong)).Follow();

        Assert.That(Account.Said(answer), Does.StartWith(sentence));
        Assert.That((await visitor.Get("/cabinet")).Status, Is.EqualTo(302));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_ID_token_without_a_signature_or_by_a_shared_secret_is_refused(bool unsigned)
    {
        (fake.Unsigned, fake.SharedSecret) = (unsigned, !unsigned);
        var visitor = hub.Visitor();
        var answer = await (await Come(visitor, OpenId)).Follow();

        Assert.That(answer.Main, Does.Contain("Портал не зміг перевірити"), $"{answer.Status} {answer.Path}");
        Assert.That((await visitor.Get("/cabinet")).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task A_provider_that_describes_itself_as_another_is_refused()
    {
        var answer = await (await Come(hub.Visitor(), "openid-other")).Follow();

        Assert.That(answer.Main, Does.Contain("Портал не зміг перевірити"), $"{answer.Status} {answer.Path}");
    }

    [TestCase("state", "Відповідь служби не належить до цього входу")]
    [TestCase("cancelled", "Ви скасували вхід")]
    public async Task What_goes_wrong_at_id_gov_ua_is_told_in_a_sentence(string wrong, string sentence) =>
        Assert.That(Account.Said(await (await Come(hub.Visitor(), OutsideProviders.IdGovUa, wrong)).Follow()), Does.StartWith(sentence));

    [Test]
    public async Task An_answer_meant_for_another_browser_is_not_taken()
    {
        var (attacker, victim) = (hub.Visitor(), hub.Visitor());
        var there = new Uri((await attacker.Get("/cabinet/signin/with/" + OpenId)).Location!);
        fake.Nonce = QueryHelpers.ParseQuery(there.Query)["nonce"]!;
        var answer = await (await victim.Get($"/cabinet/signin/back/{OpenId}?code=thecode&state={Uri.EscapeDataString(QueryHelpers.ParseQuery(there.Query)["state"]!)}")).Follow();

        Assert.That(Account.Said(answer), Does.StartWith("Відповідь служби не належить"));
    }

    [Test]
    public async Task A_provider_that_does_not_answer_is_said_to_and_the_language_stays()
    {
        var answer = await (await hub.Visitor().Get("/en/cabinet/signin/with/openid-down")).Follow();

        Assert.That((answer.Path, Account.Said(answer)), Is.EqualTo(("/en/cabinet/outside?problem=Down", "The sign-in service does not answer. Try again in a few minutes or sign in another way.")));
    }

    [Test]
    public async Task The_way_back_does_not_depend_on_language_or_a_forged_host()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/en/cabinet/signin/with/" + OpenId);
        request.Headers.Host = "evil.example";
        var there = QueryHelpers.ParseQuery(new Uri((await hub.Visitor().Send(request)).Location!).Query);

        Assert.That(((string?)there["redirect_uri"], there.ContainsKey("code_challenge")), Is.EqualTo((new Uri(hub.Address, "/cabinet/signin/back/" + OpenId).ToString(), true)));
    }

    [Test]
    public async Task Who_has_no_password_proves_who_they_are_by_the_provider()
    {
        var person = await Account.Make(hub);
        var visitor = await Account.SignedIn(hub, person);
        await (await (await Come(visitor, OpenId)).Follow()).Submit("form[action*='Link']");
        var page = await visitor.Get("/cabinet/security/prove");
        var there = await visitor.Get(page.Html.QuerySelector("main a[href*='prove=true']")!.GetAttribute("href")!);
        var back = await Back(visitor, OpenId, there, "");

        Assert.That((await back.Follow()).Path, Is.EqualTo("/cabinet/security"));
        Assert.That(QueryHelpers.ParseQuery(new Uri(there.Location!).Query)["prompt"].ToString(), Is.EqualTo("login"));
    }

    [TestCase("IdGovUa:ClientId", "portal", "HashKey")]
    [TestCase("IdGovUa:HashKey", "a key that is long enough for a hash", "ClientSecret")]
    [TestCase("OpenId:test:ClientId", "portal", "Authority")]
    [TestCase("OpenId:Тест:NameUk", "x", "small Latin letters")]
    public void Settings_that_cannot_work_stop_the_start_with_a_sentence(string key, string value, string named)
    {
        var failure = Assert.CatchAsync(async () =>
        {
            await using var never = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { [$"{OutsideOptions.Section}:{key}"] = value } });
        });

        Assert.That(failure!.Message, Does.Contain(named));
    }

    /// <summary>Goes to the provider and comes back with its answer.</summary>
    private async Task<Answer> Come(Visitor visitor, string scheme, string wrong = "") =>
        await Back(visitor, scheme, await visitor.Get("/cabinet/signin/with/" + scheme), wrong);

    private async Task<Answer> Back(Visitor visitor, string scheme, Answer left, string wrong)
    {
        var there = QueryHelpers.ParseQuery(new Uri(left.Location!).Query);
        fake.Nonce = there.TryGetValue("nonce", out var nonce) ? nonce.ToString() : "";
        var state = wrong == "state" ? "nonsense" : there["state"].ToString();
        var said = wrong == "cancelled" ? "error=access_denied" : "code=thecode";
        return await visitor.Get($"/cabinet/signin/back/{scheme}?{said}&state={Uri.EscapeDataString(state)}");
    }
}
