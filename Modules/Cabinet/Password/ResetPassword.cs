using Hub.Cabinet.Mail;
using Hub.Cabinet.Passwords;
using Hub.Cabinet.People;
using Hub.Cabinet.SignIn;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Password;

/// <summary>Sets a new password by the mailed link. It proves the mailbox as well, ends all sessions and the pause after failures.</summary>
internal sealed class ResetPassword(
    CabinetDb db, UserManager<Person> users, IPasswordHasher<Person> hasher, AccountMails mails, PauseAfterFailures pauses)
{
    public async Task Run(Guid personId, string? code, string? password, CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == personId, cancel);
        if (person is null || string.IsNullOrEmpty(code) || !await users.VerifyUserTokenAsync(
                person, users.Options.Tokens.PasswordResetTokenProvider, UserManager<Person>.ResetPasswordTokenPurpose, code))
            throw new RuleViolation("Reset.LinkOld");
        var (text, isShort) = PasswordRules.CheckedFor(person, password, "Input.Password");
        person.SetPassword(hasher.HashPassword(person, text), isShort);
        await DropUnproved(person, cancel);
        person.ConfirmEmail();
        mails.SayPasswordChanged(person);
        db.Publish(new ActionRecorded(CabinetModule.Key, person.Id, "password.reset", $"person/{person.Id}", ""));
        await db.SaveChangesAsync(cancel);
        await db.Sessions.Where(s => s.PersonId == person.Id).ExecuteDeleteAsync(cancel);
        await pauses.Forgive(EmailAddress.Of(person.Email), cancel);
    }

    // Whoever began the account without proving the mailbox must not keep a door into it.
    private async Task DropUnproved(Person person, CancellationToken cancel)
    {
        if (!person.EmailConfirmed)
            await db.Logins.Where(l => l.UserId == person.Id).ExecuteDeleteAsync(cancel);
    }
}
