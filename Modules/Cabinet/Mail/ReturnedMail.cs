using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Mail;

/// <summary>Whether mails to the reader of the page come back.</summary>
internal sealed class ReturnedMail(CabinetDb db, ICurrentUser user)
{
    /// <summary>The address from which mails come back; null when all is well.</summary>
    public Task<string?> Address(CancellationToken cancel) =>
        db.People.Where(p => p.Id == user.Id && p.MailBouncedAt != null).Select(p => p.Email).SingleOrDefaultAsync(cancel);
}
