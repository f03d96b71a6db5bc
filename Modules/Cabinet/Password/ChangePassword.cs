using Hub.Cabinet.Mail;
using Hub.Cabinet.Passwords;
using Hub.Cabinet.People;
using Hub.Cabinet.Sessions;
using Hub.Cabinet.SignIn;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Password;

/// <summary>A signed-in person sets a new password and is signed out everywhere else.</summary>
internal sealed class ChangePassword(CabinetDb db, IPasswordHasher<Person> hasher, AccountMails mails, PauseAfterFailures pauses, RecentSignIn recent)
{
    public async Task<Person> Run(Guid personId, string? current, string? password, CancellationToken cancel)
    {
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        // A first password is proved by what the person signs in with instead.
        if (person.PasswordHash is { } kept)
            await CheckCurrent(person, kept, current, cancel);
        else
            recent.Require();
        var (text, isShort) = PasswordRules.CheckedFor(person, password, "Input.Password");
        person.SetPassword(hasher.HashPassword(person, text), isShort);
        mails.SayPasswordChanged(person);
        db.Publish(new ActionRecorded(CabinetModule.Key, person.Id, "password.changed", $"person/{person.Id}", ""));
        await db.SaveChangesAsync(cancel);
        await db.Sessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(cancel);
        return person;
    }

    // Somebody at an open screen must not be able to guess without end.
    private async Task CheckCurrent(Person person, string kept, string? current, CancellationToken cancel)
    {
        var email = EmailAddress.Of(person.Email);
        await pauses.Begin(email, cancel);
        if (hasher.VerifyHashedPassword(person, kept, PasswordText.Of(current)) == PasswordVerificationResult.Failed)
            throw new RuleViolation("Password.CurrentWrong", "Input.Current");
        await pauses.Forgive(email, cancel);
    }
}
