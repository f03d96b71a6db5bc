using Hub.Cabinet.Mail;
using Hub.Cabinet.People;

namespace Hub.Cabinet.Password;

/// <summary>Asks for a link to set a new password. Whether there is an account is looked up later: the answer takes as long for every e-mail.</summary>
internal sealed class OfferNewPassword(CabinetDb db, TimeProvider time)
{
    public Task Run(string? email, CancellationToken cancel)
    {
        db.AskedMails.Add(AskedMail.For(AskedMailKind.NewPassword, EmailAddress.Of(email), time.GetUtcNow()));
        return db.SaveChangesAsync(cancel);
    }
}
