using Hub.Cabinet.Mail;
using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Password;

/// <summary>Mails a link for a new password, if there is an account with that e-mail.</summary>
internal sealed class OfferNewPassword(CabinetDb db, AccountMails mails)
{
    public async Task Run(string? email, CancellationToken cancel)
    {
        var address = EmailAddress.Of(email);
        if (await db.People.SingleOrDefaultAsync(p => p.NormalizedEmail == address.Normalised, cancel) is not { } person)
            return;
        await mails.OfferNewPassword(person, cancel);
        await db.SaveChangesAsync(cancel);
    }
}
