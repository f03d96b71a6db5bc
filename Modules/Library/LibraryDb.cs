using Hub.Library.Access;
using Hub.Library.Care;
using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.Library.Harvesting;
using Hub.Library.Sources;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library;

/// <summary>The library's tables.</summary>
internal sealed class LibraryDb(DbContextOptions<LibraryDb> options) : ModuleDb(options)
{
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<DocumentSubject> DocumentSubjects => Set<DocumentSubject>();
    public DbSet<Relation> Relations => Set<Relation>();
    public DbSet<KindForm> KindForms => Set<KindForm>();
    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();

    public DbSet<DocumentFile> Files => Set<DocumentFile>();
    public DbSet<FileContent> Contents => Set<FileContent>();
    public DbSet<DownloadCount> Downloads => Set<DownloadCount>();
    public DbSet<AccessRequest> AccessRequests => Set<AccessRequest>();

    public DbSet<Subject> Subjects => Set<Subject>();
    public DbSet<Collection> Collections => Set<Collection>();
    public DbSet<CollectionItem> CollectionItems => Set<CollectionItem>();

    /// <summary>What belonged to a set of harvesters and does no more.</summary>
    public DbSet<SetDeparture> SetDepartures => Set<SetDeparture>();

    public DbSet<HarvestSource> Sources => Set<HarvestSource>();
    public DbSet<HarvestRefusal> HarvestRefusals => Set<HarvestRefusal>();

    public DbSet<LinkCheck> LinkChecks => Set<LinkCheck>();

    /// <summary>Saves, and remembers what leaves a set: harvesters of that set must be told.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await SetDeparture.Remember(this, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}
