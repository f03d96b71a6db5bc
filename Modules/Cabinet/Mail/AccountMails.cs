using Hub.Cabinet.People;
using Hub.Cabinet.Personal;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Mail;

/// <summary>Writes the mails about an account into the ledger; they are saved with what they tell.</summary>
internal sealed class AccountMails(CabinetDb db, UserManager<Person> users, ModuleTexts texts, TimeProvider time)
{
    /// <summary>So many within an hour; nobody's mailbox is flooded by a stranger with a form.</summary>
    private const int MostInAnHour = 5;

    public async Task AskToConfirm(Person person, CancellationToken cancel)
    {
        if (!await TooMany(person, cancel))
            Write(person, "Confirm", $"/cabinet/register/confirm?{Proof(person, await users.GenerateEmailConfirmationTokenAsync(person))}");
    }

    public async Task SayAlreadyRegistered(Person person, CancellationToken cancel)
    {
        if (!await TooMany(person, cancel))
            Write(person, "AlreadyRegistered", "/cabinet/signin");
    }

    public async Task OfferNewPassword(Person person, CancellationToken cancel)
    {
        if (!await TooMany(person, cancel))
            Write(person, "Reset", $"/cabinet/password/reset?{Proof(person, await users.GeneratePasswordResetTokenAsync(person))}");
    }

    public void SayPasswordChanged(Person person) => Write(person, "PasswordChanged", "/cabinet/password/forgot");

    /// <summary>Until when it can be undone, by which link, and, when an administrator began it, why.</summary>
    public void SayRemovalAsked(Person person, Removal removal) =>
        Write(person, removal.AskedById is null ? "Removal" : "RemovalOrdered", $"/cabinet/personal/undo?key={removal.UndoKey:N}",
            KyivTime.Date(removal.DueAt, Language.Of(person.Language)), removal.Reason ?? "");

    private void Write(Person person, string key, string link, params IEnumerable<object> more)
    {
        string T(string part) => texts.In(person.Language, CabinetModule.Key, $"Mail.{key}.{part}", [person.Name, .. more]);
        db.Mails.Add(MailRow.To(person, MailKind.Account, new(T("Subject"), T("Text").Split('\n'), T("Link"), link), time.GetUtcNow()));
    }

    private async Task<bool> TooMany(Person person, CancellationToken cancel)
    {
        var hour = time.GetUtcNow().AddHours(-1);
        return await db.Mails.CountAsync(m => m.Address == person.Email && m.Kind == MailKind.Account && m.CreatedAt > hour, cancel) >= MostInAnHour;
    }

    private static string Proof(Person person, string token) => $"person={person.Id:N}&code={Uri.EscapeDataString(token)}";
}
