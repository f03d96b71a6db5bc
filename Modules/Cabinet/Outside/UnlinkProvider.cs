using Hub.Cabinet.Mail;
using Hub.Cabinet.Security;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Outside;

/// <summary>The provider opens the account no more. The last way to sign in stays.</summary>
internal sealed class UnlinkProvider(CabinetDb db, AccountMails mails, RecentSignIn recent)
{
    /// <param name="personId">Whose.</param>
    /// <param name="scheme">Which provider.</param>
    /// <param name="mark">Which of the person's links with it, as <see cref="MarkOf"/> makes it.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task Run(Guid personId, string? scheme, string? mark, CancellationToken cancel)
    {
        recent.Require();
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        var mine = await db.Logins.Where(l => l.UserId == personId && l.LoginProvider == scheme).Take(100).ToListAsync(cancel);
        var login = mine.FirstOrDefault(l => MarkOf(l.ProviderKey) == mark) ?? throw new RuleViolation("Outside.Gone");
        await db.CheckNotLastWayIn(person, cancel);
        db.Logins.Remove(login);
        person.WaysInChanged();
        mails.SaySecurity(person, "Security.Did.LinkRemoved", login.ProviderDisplayName ?? login.LoginProvider);
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "provider.unlinked", $"person/{personId}", login.LoginProvider));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Names a link on a page without showing what the provider calls the person.</summary>
    public static string MarkOf(string key) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)))[..16];
}
