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

    /// <summary>Something about the safety of the account changed.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="did">Key of the sentence that says what.</param>
    /// <param name="details">Values for it.</param>
    public void SaySecurity(Person person, string did, params object[] details) =>
        Write(person, "Security", "/cabinet/security", texts.In(person.Language, CabinetModule.Key, did, details));

    public async Task SayNewDevice(Person person, string device, CancellationToken cancel)
    {
        if (!await TooMany(person, cancel))
            Write(person, "NewDevice", "/cabinet/sessions", device);
    }

    /// <summary>Until when it can be undone, by which link, and, when an administrator began it, why.</summary>
    public void SayRemovalAsked(Person person, Removal removal) =>
        Write(person, removal.AskedById is null ? "Removal" : "RemovalOrdered", $"/cabinet/personal/undo?key={removal.UndoKey:N}",
            KyivTime.Date(removal.DueAt, Language.Of(person.Language)), removal.Reason ?? "");

    public async Task AskToConfirmNewEmail(Person person, string address, string link, CancellationToken cancel)
    {
        if (!await TooMany(address, cancel))
            WriteTo(address, person, "NewEmail", link);
    }

    public void SayEmailChanged(Person person, string oldAddress, string undoLink) =>
        WriteTo(oldAddress, person, "EmailChanged", undoLink, person.Email!);

    public void SayPasswordChanged(Person person) => Write(person, "PasswordChanged", "/cabinet/password/forgot");

    private void Write(Person person, string key, string link, params object[] details) => WriteTo(null, person, key, link, details);

    private void WriteTo(string? address, Person person, string key, string link, params object[] details)
    {
        string T(string part) => texts.In(person.Language, CabinetModule.Key, $"Mail.{key}.{part}", [person.Name, .. details]);
        db.Mails.Add(MailRow.To(person, MailKind.Account, new(T("Subject"), T("Text").Split('\n'), T("Link"), link), time.GetUtcNow(), address));
    }

    private Task<bool> TooMany(Person person, CancellationToken cancel) => TooMany(person.Email!, cancel);

    private async Task<bool> TooMany(string address, CancellationToken cancel)
    {
        var hour = time.GetUtcNow().AddHours(-1);
        return await db.Mails.CountAsync(m => m.Address == address && m.Kind == MailKind.Account && m.CreatedAt > hour, cancel) >= MostInAnHour;
    }

    private static string Proof(Person person, string token) => $"person={person.Id:N}&code={Uri.EscapeDataString(token)}";
}
