using Hub.Cabinet.Demonstration;
using Hub.Cabinet.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Cabinet.Tests;

/// <summary>Accounts as tests need them.</summary>
internal static class Account
{
    public const string Password = "тиха вода греблі рве 9";

    public static string NewEmail() => $"{Guid.NewGuid():N}@example.org";

    /// <summary>A person with a confirmed e-mail, made without the forms.</summary>
    public static async Task<Person> Make(HubApp hub, string name = "Оксана Левченко", string? email = null, string language = "uk", string? role = null)
    {
        var hasher = hub.Services.CreateScope().ServiceProvider.GetRequiredService<IPasswordHasher<Person>>();
        var person = Person.Register(name, EmailAddress.Of(email ?? NewEmail()), language, DateTimeOffset.UtcNow);
        person.SetPassword(hasher.HashPassword(person, Hub.Cabinet.Passwords.PasswordText.Of(Password)));
        person.ConfirmEmail();
        await hub.Db<CabinetDb>(async db =>
        {
            db.People.Add(person);
            if (role is not null)
                db.Grants.Add(Hub.Cabinet.Roles.Grant.Give(person.Id, role, null, "test", DateTimeOffset.UtcNow));
            await db.SaveChangesAsync();
        });
        return person;
    }

    public static async Task<Visitor> SignedIn(HubApp hub, Person person)
    {
        var visitor = hub.Visitor();
        var answer = await SignIn(visitor, person.Email!, Password);
        Assert.That(answer.Status, Is.EqualTo(302), string.Join(' ', answer.Errors));
        return visitor;
    }

    public static Task<Answer> SignIn(Visitor visitor, string email, string password, string path = "/cabinet/signin") =>
        visitor.Post(path, ("Input.Email", email), ("Input.Password", password));

    public static Task<Visitor> Demonstration(HubApp hub, string mailbox) => Demonstration(hub, mailbox, hub.Visitor());

    private static async Task<Visitor> Demonstration(HubApp hub, string mailbox, Visitor visitor)
    {
        var answer = await SignIn(visitor, mailbox + "@example.org", DemonstrationPeople.Password);
        Assert.That(answer.Status, Is.EqualTo(302), string.Join(' ', answer.Errors));
        return visitor;
    }

    /// <summary>The token of a form that was opened a while before it is sent.</summary>
    public static (string Name, string? Value) Token(Answer page) =>
        ("__RequestVerificationToken", page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));

    /// <summary>The one sentence of the error summary.</summary>
    public static string Said(Answer answer) => answer.Html.QuerySelectorAll(".govuk-error-summary__list li").Single().TextContent.Trim();

    public static Task<Person> Reload(HubApp hub, Person person) =>
        hub.Db<CabinetDb, Person>(db => db.People.AsNoTracking().SingleAsync(p => p.Id == person.Id));

    /// <summary>Answers what was asked for and sends what the ledger holds, as the jobs of every minute would.</summary>
    public static async Task SendMail(HubApp hub)
    {
        await hub.Run<Hub.Cabinet.Mail.AnswerAskedMails>(answer => answer.Run(CancellationToken.None));
        await hub.Run<Hub.Cabinet.Mail.SendDueMail>(send => send.Run(CancellationToken.None));
    }
}
