using Hub.Cabinet.Audit;
using Hub.Cabinet.Items;
using Hub.Cabinet.Keys;
using Hub.Cabinet.Mail;
using Hub.Cabinet.Notices;
using Hub.Cabinet.Organisations;
using Hub.Cabinet.People;
using Hub.Cabinet.Personal;
using Hub.Cabinet.Roles;
using Hub.Cabinet.SignIn;
using Hub.Cabinet.Tasks;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet;

/// <summary>The Cabinet's tables: people and what they may, what waits for them, what they were told.</summary>
internal sealed class CabinetDb(DbContextOptions<CabinetDb> options) : ModuleDb(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<Grant> Grants => Set<Grant>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Membership> Memberships => Set<Membership>();

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
}
