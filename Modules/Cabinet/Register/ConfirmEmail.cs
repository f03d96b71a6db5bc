using Hub.Cabinet.Mail;
using Hub.Cabinet.People;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Register;

/// <summary>The person has the mailbox: the account may be used.</summary>
internal sealed class ConfirmEmail(CabinetDb db, UserManager<Person> users, TimeProvider time)
{
    public async Task Run(Guid personId, string? code, CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == personId, cancel);
        if (person is null || string.IsNullOrEmpty(code) || !await users.VerifyUserTokenAsync(
                person, users.Options.Tokens.EmailConfirmationTokenProvider, UserManager<Person>.ConfirmEmailTokenPurpose, code))
            throw new RuleViolation("Confirm.LinkOld");
        if (person is { EmailConfirmed: true, MailBouncedAt: null })
            return;
        person.ConfirmEmail();
        await db.SendReturned(person.Id, person.Email!, time.GetUtcNow(), cancel);
        db.Publish(new ActionRecorded(CabinetModule.Key, person.Id, "person.confirmed", $"person/{person.Id}", ""));
        await db.SaveChangesAsync(cancel);
    }
}
