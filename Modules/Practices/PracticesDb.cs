using Hub.Practices.Endorsements;
using Hub.Practices.Feedback;
using Hub.Practices.Freshness;
using Hub.Practices.Removal;
using Hub.Practices.Replications;
using Hub.Practices.Review;
using Hub.Practices.Submission;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices;

/// <summary>The depository's tables.</summary>
internal sealed class PracticesDb(DbContextOptions<PracticesDb> options) : ModuleDb(options)
{
    public DbSet<Practice> Practices => Set<Practice>();
    public DbSet<PracticeVersion> Versions => Set<PracticeVersion>();
    public DbSet<PracticeFile> Files => Set<PracticeFile>();
    public DbSet<CoAuthor> CoAuthors => Set<CoAuthor>();
    public DbSet<PracticeTitleStem> TitleStems => Set<PracticeTitleStem>();
    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();
    public DbSet<ReviewRemark> Remarks => Set<ReviewRemark>();
    public DbSet<ReviewDraft> ReviewDrafts => Set<ReviewDraft>();
    public DbSet<ExpertInvitation> ExpertInvitations => Set<ExpertInvitation>();
    public DbSet<Endorsement> Endorsements => Set<Endorsement>();
    public DbSet<CitizenFeedback> Feedback => Set<CitizenFeedback>();
    public DbSet<Replication> Replications => Set<Replication>();
    public DbSet<FollowUp> FollowUps => Set<FollowUp>();
    public DbSet<Award> Awards => Set<Award>();
    public DbSet<LinkCheck> LinkChecks => Set<LinkCheck>();
    public DbSet<RemovalRequest> RemovalRequests => Set<RemovalRequest>();

    /// <summary>Stands in <see cref="PracticeVersion.Region"/> of versions written before their place was kept beside the text.</summary>
    public const string PlaceUnknown = "?";

    private const int Batch = 200;

    /// <summary>The place of versions that were there before it had columns of its own.</summary>
    public override async Task FillNewColumns(CancellationToken cancel)
    {
        while (await Versions.AsNoTracking().Where(v => v.Region == PlaceUnknown).OrderBy(v => v.Id).Take(Batch).ToListAsync(cancel) is { Count: > 0 } old)
            foreach (var group in old.GroupBy(v => PracticeVersion.Belongs(v.Read()), v => v.Id))
            {
                // Not by saving entities: the number of the state somebody is typing on must not change.
                var (ids, (code, region)) = (group.ToList(), group.Key);
                await Versions.Where(v => ids.Contains(v.Id)).ExecuteUpdateAsync(set => set.SetProperty(v => v.OrganisationCode, code).SetProperty(v => v.Region, region), cancel);
            }
    }
}
