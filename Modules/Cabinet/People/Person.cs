using Hub.Cabinet.Mail;
using Hub.Cabinet.Organisations;
using Hub.Cabinet.Roles;
using Hub.SharedKernel;
using Hub.SharedKernel.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.People;

/// <summary>Somebody with an account: what others see of them, how they sign in, how they want to be written to.</summary>
internal sealed class Person : IdentityUser<Guid>
{
    public const int NameLength = 100;

    private Person() { }

    /// <summary>The name shown to others.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name in lower case for searching, because databases do not fold Cyrillic.</summary>
    public string NameToSearch { get; private set; } = "";

    /// <summary>The place among other names by the Ukrainian alphabet.</summary>
    public string NameOrder { get; private set; } = "";

    /// <summary>Language of mails: <c>uk</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "uk";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? LastSignInAt { get; private set; }

    /// <summary>The password is of the kind that is enough only beside a second factor.</summary>
    public bool PasswordIsShort { get; private set; }

    /// <summary>When notices are mailed.</summary>
    public MailPace MailPace { get; private set; } = MailPace.AtOnce;

    /// <summary>The pace of single kinds of notices, and the clock of mails.</summary>
    public MailPreferences Mail { get; private set; } = new();

    /// <summary>Since when mails to the address come back; nothing but mails about the account is sent until it is confirmed again.</summary>
    public DateTimeOffset? MailBouncedAt { get; private set; }

    /// <summary>Others see where the person works.</summary>
    public bool ShowsMembership { get; private set; }

    /// <summary>Others see the e-mail address.</summary>
    public bool ShowsEmail { get; private set; }

    /// <summary>Others see on one page what the person published.</summary>
    public bool ShowsContributions { get; private set; }

    /// <summary>When the account was erased; only who gave what to whom is left of it.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Secret of the unsubscribe link; works without signing in and does nothing else.</summary>
    public Guid MailKey { get; private set; }

    public List<Grant> Grants { get; } = [];

    public List<Membership> Memberships { get; } = [];

    public static Person Register(string name, EmailAddress email, string language, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var person = new Person
        {
            Id = id,
            // Nobody signs in by it: e-mails change, this does not.
            UserName = id.ToString("N"),
            NormalizedUserName = id.ToString("N").ToUpperInvariant(),
            Email = email.Text,
            NormalizedEmail = email.Normalised,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = now,
            MailKey = Guid.NewGuid(),
        };
        person.Introduce(name, language);
        return person;
    }

    /// <summary>Sets what others call the person and the language the person reads.</summary>
    public void Introduce(string name, string language)
    {
        var clean = string.Join(' ', (name ?? "").Normal().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (clean.Length < 2)
            throw new RuleViolation("Person.NameTooShort", "Input.Name");
        if (clean.Length > NameLength)
            throw new RuleViolation("Person.NameTooLong", "Input.Name", NameLength);
        if (clean.Any(c => char.IsControl(c) || c is '<' or '>' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format))
            throw new RuleViolation("Person.NameStrange", "Input.Name");
        Name = clean;
        NameToSearch = Folded(clean);
        NameOrder = People.NameOrder.Of(NameToSearch);
        Language = language == "en" ? "en" : "uk";
    }

    /// <summary>A new password ends all sessions and all mailed links.</summary>
    public void SetPassword(string hash, bool isShort = false)
    {
        (PasswordHash, PasswordIsShort) = (hash, isShort);
        EndSessions();
    }

    /// <summary>There is no password any more; another is set by a mailed link.</summary>
    public void DropPassword()
    {
        (PasswordHash, PasswordIsShort) = (null, false);
        EndSessions();
    }

    /// <summary>Ends all sessions and makes the links mailed so far worthless.</summary>
    public void EndSessions() => SecurityStamp = Guid.NewGuid().ToString("N");

    /// <summary>The mailbox is the person's and takes mails.</summary>
    public void ConfirmEmail() => (EmailConfirmed, MailBouncedAt) = (true, null);

    /// <summary>Another mailbox, proved to be the person's own.</summary>
    public void ChangeEmail(EmailAddress email)
    {
        (Email, NormalizedEmail, MailBouncedAt) = (email.Text, email.Normalised, null);
        EndSessions();
    }

    public void TurnOnSecondFactor() => TwoFactorEnabled = true;

    public void TurnOffSecondFactor() => TwoFactorEnabled = false;

    /// <summary>A way of signing in came or went: of two such changes at once one is told that it saw an old state.</summary>
    public void WaysInChanged() => ConcurrencyStamp = Guid.NewGuid().ToString("N");

    public void WriteMails(MailPace pace) => MailPace = pace;

    /// <summary>No notice of any kind by mail.</summary>
    public void WantNoMail()
    {
        MailPace = MailPace.Never;
        Mail.SetKinds([]);
    }

    public void Show(bool membership, bool email, bool contributions) =>
        (ShowsMembership, ShowsEmail, ShowsContributions) = (membership, email, contributions);

    /// <summary>Takes away everything that says who it was. What is left has no name, no address and no way in.</summary>
    public void Erase(DateTimeOffset now)
    {
        (Name, NameToSearch, NameOrder, ErasedAt) = ("", "", "", now);
        (Email, NormalizedEmail, EmailConfirmed, PasswordHash, PhoneNumber, PhoneNumberConfirmed) = (null, null, false, null, null, false);
        (LastSignInAt, MailBouncedAt, MailKey, TwoFactorEnabled) = (null, null, Guid.NewGuid(), false);
        Show(false, false, false);
        WantNoMail();
        Mail = new();
        EndSessions();
    }

    public void SignedIn(DateTimeOffset now) => LastSignInAt = now;

    public static string Folded(string text) => text.Normal().ToLower(SharedKernel.Languages.Language.Uk);

    private sealed class Mapping : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> person)
        {
            person.ToTable("People");
            person.Property(p => p.Id).ValueGeneratedNever();
            person.Property(p => p.Name).HasMaxLength(NameLength);
            person.Property(p => p.NameToSearch).HasMaxLength(NameLength);
            person.Property(p => p.NameOrder).HasMaxLength(People.NameOrder.Length);
            person.Property(p => p.Language).HasMaxLength(2);
            person.Property(p => p.UserName).HasMaxLength(64);
            person.Property(p => p.NormalizedUserName).HasMaxLength(64);
            person.Property(p => p.Email).HasMaxLength(EmailAddress.Longest);
            person.Property(p => p.NormalizedEmail).HasMaxLength(EmailAddress.Longest);
            person.Property(p => p.PasswordHash).HasMaxLength(500);
            person.Property(p => p.SecurityStamp).HasMaxLength(64);
            person.OwnsOne(p => p.Mail, MailPreferences.Map);
            person.Navigation(p => p.Mail).IsRequired();
            // Everywhere but in the history of grants an erased person is nobody.
            person.HasQueryFilter(p => p.ErasedAt == null);
            person.Property(p => p.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
            person.Property(p => p.PhoneNumber).HasMaxLength(30);
            person.HasIndex(p => p.NormalizedUserName).IsUnique().HasFilter("\"NormalizedUserName\" IS NOT NULL");
            person.HasIndex(p => p.NormalizedEmail).IsUnique().HasFilter("\"NormalizedEmail\" IS NOT NULL");
            person.HasIndex(p => p.MailKey).IsUnique();
            person.HasIndex(p => p.NameOrder);
            person.HasIndex(p => p.LastSignInAt);
        }
    }
}
