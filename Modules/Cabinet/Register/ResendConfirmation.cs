using Hub.Cabinet.Mail;
using Hub.Cabinet.People;

namespace Hub.Cabinet.Register;

/// <summary>Asks for the confirmation link once more. Whether that e-mail waits for one is looked up later: the answer takes as long for every e-mail.</summary>
internal sealed class ResendConfirmation(CabinetDb db, TimeProvider time)
{
    public Task Run(string? email, CancellationToken cancel)
    {
        db.AskedMails.Add(AskedMail.For(AskedMailKind.Confirmation, EmailAddress.Of(email), time.GetUtcNow()));
        return db.SaveChangesAsync(cancel);
    }
}
