using Hub.Cabinet.Mail;
using Hub.Cabinet.Passwords;
using Hub.Cabinet.People;
using Hub.Cabinet.SignIn;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Password;

/// <summary>A signed-in person sets a new password and is signed out everywhere else.</summary>
internal sealed class ChangePassword(CabinetDb db, IPasswordHasher<Person> hasher, AccountMails mails, PauseAfterFailures pauses)
{
    public async Task<Person> Run(Guid personId, string? current, string? password, CancellationToken cancel)
    {
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        var email = EmailAddress.Of(person.Email);
        // Somebody at an open screen must not be able to guess without end.
        await pauses.Check(email, cancel);
        if (hasher.VerifyHashedPassword(person, person.PasswordHash ?? "", PasswordText.Of(current)) == PasswordVerificationResult.Failed)
        {
            await pauses.Count(email, cancel);
            throw new RuleViolation("Password.CurrentWrong", "Input.Current");
        }
        person.SetPassword(hasher.HashPassword(person, PasswordRules.Checked(password, "Input.Password", person.Name, person.Email)));
        mails.SayPasswordChanged(person);
        db.Publish(new ActionRecorded(CabinetModule.Key, person.Id, "password.changed", $"person/{person.Id}", ""));
        await db.SaveChangesAsync(cancel);
        return person;
    }
}
