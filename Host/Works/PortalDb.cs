using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hub.Works;

/// <summary>The host's own tables: long work, and facts the host itself tells.</summary>
internal sealed class PortalDb(DbContextOptions<PortalDb> options) : ModuleDb(options)
{
    public DbSet<Work> Works => Set<Work>();
}

/// <summary>The host as the owner of its tables. It is no module anybody could switch off, and no list of modules shows it.</summary>
internal sealed class PortalModule : HubModule
{
    public const string BackupKind = "portal.backup";

    public override Type Database => typeof(PortalDb);

    public override Type TextsType => typeof(HostTexts);

    public override IEnumerable<LongWorkKind> LongWorks => [new(BackupKind, "Works.Kind.Backup", typeof(BackupWork))];
}
