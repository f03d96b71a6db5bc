using System.Text.RegularExpressions;

namespace Hub.Cabinet.Tests.Sessions;

/// <summary>The log of a day tells nobody's mailbox, name or password, and no key that opens something.</summary>
public sealed partial class QuietLogTests
{
    [Test]
    public async Task A_day_of_accounts_leaves_nothing_personal_and_nothing_secret_in_the_log()
    {
        await using var hub = await HubApp.Start(new() { CostlyPasswords = false });
        var (email, name, newer) = (Account.NewEmail(), "Мотрона Перебийніс", "ще одна довга фраза про сніг");

        // Registers, confirms, errs, signs in, forgets, changes; an administrator looks; mails come back.
        await hub.Visitor().Post("/cabinet/register", ("Input.Name", name), ("Input.Email", email), ("Input.Password", Account.Password), ("Input.Language", "uk"));
        await Account.SendMail(hub);
        var confirm = hub.Mails.Last(m => m.To == email).Link.PathAndQuery;
        await (await hub.Visitor().Get(confirm)).Submit("main form");
        await Account.SignIn(hub.Visitor(), email, "зовсім не той пароль 7");
        var she = hub.Visitor();
        await Account.SignIn(she, email, Account.Password);
        Assert.That((await she.Get("/cabinet")).Status, Is.EqualTo(200), "the day went as told");
        await hub.Visitor().Post("/cabinet/password/forgot", ("Input.Email", email));
        await Account.SendMail(hub);
        var reset = hub.Mails.Last(m => m.To == email).Link.PathAndQuery;
        await (await hub.Visitor().Get(reset)).Submit("main form", ("Input.Password", newer));
        await hub.Visitor().Get(reset);
        await she.Get("/cabinet/no-such-page?email=" + email);
        await hub.Visitor().PostExactly("/cabinet/signin", [new("Input.Email", email), new("Input.Password", newer)]);
        var administrator = await Account.SignedIn(hub, await Account.Make(hub, role: "cabinet.administrator"));
        await administrator.Get("/cabinet/people?q=" + email);
        await hub.DeliverOutbox();
        var cookies = she.Cookies.GetAllCookies().Concat(administrator.Cookies.GetAllCookies()).Select(c => c.Value);

        var secrets = new[] { email, email.Split('@')[0], name, "Перебийніс", Account.Password, newer, "зовсім не той пароль 7" }
            .Concat(new[] { confirm, reset }.SelectMany(link => Key().Matches(link).Select(m => m.Value)))
            .Concat(cookies.Where(c => c.Length > 20)).ToList();
        var log = string.Join('\n', hub.Log.Select(line => $"{line.Text}\n{line.Failure}"));
        Assert.Multiple(() =>
        {
            Assert.That(secrets, Has.Count.GreaterThan(9), "there were keys and cookies to look for");
            Assert.That(secrets.Where(s => log.Contains(s, StringComparison.OrdinalIgnoreCase)), Is.Empty);
            Assert.That(log, Does.Not.Match(@"[\w.+-]+@[\w-]+\.[\w.]+"));
        });
    }

    [Test]
    public async Task A_mail_server_that_refuses_a_mailbox_by_name_does_not_get_it_into_the_log()
    {
        await using var hub = await HubApp.Start(new()
        {
            Settings = new Dictionary<string, string?> { ["Mail:From"] = "portal@example.org", ["Mail:Smtp:Host"] = "127.0.0.1", ["Mail:Smtp:Port"] = "9", ["Mail:Smtp:Security"] = "None" },
        });
        var person = await Account.Make(hub);
        await hub.Visitor().Post("/cabinet/password/forgot", ("Input.Email", person.Email!));

        await Account.SendMail(hub);

        var log = string.Join('\n', hub.Log.Select(line => $"{line.Text}\n{line.Failure}"));
        Assert.That(log, Does.Contain("was not sent").And.Not.Contain(person.Email!));
    }

    [GeneratedRegex("[A-Za-z0-9_-]{20,}")]
    private static partial Regex Key();
}
