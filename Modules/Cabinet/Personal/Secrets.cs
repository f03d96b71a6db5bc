using Hub.Cabinet.Email;
using Hub.Cabinet.Mail;
using Hub.Cabinet.Notices;
using Hub.Cabinet.Organisations.Invitations;
using Hub.Cabinet.Organisations.Joining;
using Hub.Cabinet.People;
using Hub.Cabinet.SecondFactor;
using Hub.Cabinet.Sessions;
using Hub.Cabinet.SignIn;
using Microsoft.AspNetCore.Identity;

namespace Hub.Cabinet.Personal;

/// <summary>
/// What no archive of personal data may hold: whatever opens an account or undoes something, and what is only the portal's own bookkeeping
/// of such. A column that looks like a secret and is neither here nor among the open ones fails a test.
/// </summary>
internal static class Secrets
{
    private static readonly HashSet<(Type Table, string Column)> secret =
    [
        (typeof(Person), nameof(Person.PasswordHash)),
        (typeof(Person), nameof(Person.SecurityStamp)),
        (typeof(Person), nameof(Person.ConcurrencyStamp)),
        (typeof(Person), nameof(Person.MailKey)),
        (typeof(IdentityUserToken<Guid>), nameof(IdentityUserToken<Guid>.Value)),
        (typeof(SessionRow), nameof(SessionRow.Id)),
        (typeof(KeptFormRow), nameof(KeptFormRow.Id)),
        // Nobody but the portal can read it, and it is gone in a day.
        (typeof(KeptFormRow), nameof(KeptFormRow.Content)),
        (typeof(KnownDevice), nameof(KnownDevice.Mark)),
        (typeof(Authenticator), nameof(Authenticator.Secret)),
        (typeof(Authenticator), nameof(Authenticator.LastStep)),
        (typeof(RecoveryCode), nameof(RecoveryCode.Hash)),
        (typeof(EmailChange), nameof(EmailChange.CodeHash)),
        (typeof(Invitation), nameof(Invitation.SecretHash)),
        (typeof(Removal), nameof(Removal.UndoKey)),
        (typeof(SignInFailures), nameof(SignInFailures.Key)),
        // Links of mails about an account hold its secrets.
        (typeof(MailRow), nameof(MailRow.Link)),
        (typeof(Notice), nameof(Notice.StopPath)),
    ];

    // What another person wrote, in rows this one only decided on.
    private static readonly HashSet<(Type Table, string Column)> wordsOfOthers =
    [
        (typeof(JoinRequest), nameof(JoinRequest.Message)),
        (typeof(Invitation), nameof(Invitation.Email)),
        (typeof(Invitation), nameof(Invitation.NormalizedEmail)),
    ];

    public static bool Holds(Type table, string column) => secret.Contains((table, column));

    public static bool IsOfOthers(Type table, string column) => wordsOfOthers.Contains((table, column));

    /// <summary>All of them, for the test that looks for columns that were forgotten.</summary>
    public static IEnumerable<(Type Table, string Column)> All => secret;
}
