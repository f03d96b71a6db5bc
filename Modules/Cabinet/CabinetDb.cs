using Hub.Cabinet.Acting;
using Hub.Cabinet.Announcements;
using Hub.Cabinet.Audit;
using Hub.Cabinet.Email;
using Hub.Cabinet.Items;
using Hub.Cabinet.Keys;
using Hub.Cabinet.Mail;
using Hub.Cabinet.Notices;
using Hub.Cabinet.Organisations;
using Hub.Cabinet.Organisations.Domains;
using Hub.Cabinet.Organisations.Invitations;
using Hub.Cabinet.Organisations.Joining;
using Hub.Cabinet.Organisations.Registry;
using Hub.Cabinet.People;
using Hub.Cabinet.Personal;
using Hub.Cabinet.Roles;
using Hub.Cabinet.SecondFactor;
using Hub.Cabinet.Sessions;
using Hub.Cabinet.SignIn;
using Hub.Cabinet.Tasks;
using Hub.SharedKernel.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet;

/// <summary>The Cabinet's tables: people and what they may, what waits for them, what they were told.</summary>
internal sealed class CabinetDb(DbContextOptions<CabinetDb> options) : ModuleDb(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<Grant> Grants => Set<Grant>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<FormerName> FormerNames => Set<FormerName>();

    public DbSet<JoinRequest> JoinRequests => Set<JoinRequest>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<OrganisationDomain> OrganisationDomains => Set<OrganisationDomain>();

    public DbSet<OrganisationItem> OrganisationItems => Set<OrganisationItem>();

    public DbSet<Announcement> Announcements => Set<Announcement>();

    public DbSet<HelpConsent> HelpConsents => Set<HelpConsent>();

    public DbSet<ActingTime> ActingTimes => Set<ActingTime>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<MailRow> Mails => Set<MailRow>();

    public DbSet<WaitingTask> Tasks => Set<WaitingTask>();

    public DbSet<MyItem> Items => Set<MyItem>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<MailDay> MailDays => Set<MailDay>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<DataExport> DataExports => Set<DataExport>();

    public DbSet<Removal> Removals => Set<Removal>();

    public DbSet<PublicItem> PublicItems => Set<PublicItem>();

    public DbSet<SignInFailures> SignInFailures => Set<SignInFailures>();

    public DbSet<KeyRow> Keys => Set<KeyRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<KeptFormRow> KeptForms => Set<KeptFormRow>();

    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();

    public DbSet<Authenticator> Authenticators => Set<Authenticator>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<IdentityUserPasskey<Guid>> Passkeys => Set<IdentityUserPasskey<Guid>>();

    public DbSet<IdentityUserLogin<Guid>> Logins => Set<IdentityUserLogin<Guid>>();

    public DbSet<EmailChange> EmailChanges => Set<EmailChange>();

    public DbSet<AskedMail> AskedMails => Set<AskedMail>();

    private const int Batch = 500;

    /// <summary>Organisations of a portal that neither ordered them nor recognised them by name.</summary>
    public override async Task FillNewColumns(CancellationToken cancel)
    {
        while (await Organisations.Where(o => o.NameKey == "").OrderBy(o => o.Id).Take(Batch).ToListAsync(cancel) is { Count: > 0 } unordered)
        {
            foreach (var organisation in unordered)
                organisation.Arrange();
            await SaveChangesAsync(cancel);
            ChangeTracker.Clear();
        }
    }
}
