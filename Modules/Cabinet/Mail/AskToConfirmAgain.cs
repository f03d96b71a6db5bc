using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Mail;

/// <summary>A person whose mails came back asks for the link that proves the mailbox works.</summary>
internal sealed class AskToConfirmAgain(CabinetDb db, AccountMails mails)
{
    public async Task Run(Guid personId, CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == personId, cancel) ?? throw new RuleViolation("SignInFirst");
        if (person.MailBouncedAt is null)
            return;
        await mails.AskToConfirm(person, cancel);
        await db.SaveChangesAsync(cancel);
    }
}
