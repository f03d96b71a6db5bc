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
}
