using Hub.Cabinet.Mail;
using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Register;

/// <summary>Mails the confirmation link once more, if that e-mail waits for one.</summary>
internal sealed class ResendConfirmation(CabinetDb db, AccountMails mails)
{
    public async Task Run(string? email, CancellationToken cancel)
    {
        var address = EmailAddress.Of(email);
        var person = await db.People.SingleOrDefaultAsync(p => p.NormalizedEmail == address.Normalised, cancel);
        if (person is null)
            return;
        if (person.EmailConfirmed)
            await mails.SayAlreadyRegistered(person, cancel);
        else
            await mails.AskToConfirm(person, cancel);
        await db.SaveChangesAsync(cancel);
    }
}
