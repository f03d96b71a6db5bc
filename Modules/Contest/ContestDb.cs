using Hub.Contest.Eligibility;
using Hub.Contest.Jury;
using Hub.Contest.Known;
using Hub.Contest.Results;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest;

/// <summary>The competition's tables.</summary>
internal sealed class ContestDb(DbContextOptions<ContestDb> options) : ModuleDb(options)
{
    public DbSet<Round> Rounds => Set<Round>();
    public DbSet<RulesVersion> Rules => Set<RulesVersion>();
    public DbSet<PhaseExtension> Extensions => Set<PhaseExtension>();
    public DbSet<SettingsChange> SettingsChanges => Set<SettingsChange>();
    public DbSet<Nomination> Nominations => Set<Nomination>();
    public DbSet<Criterion> Criteria => Set<Criterion>();
    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();

    public DbSet<Entry> Entries => Set<Entry>();
    public DbSet<EntrySubmission> Submissions => Set<EntrySubmission>();
    public DbSet<EntryAuthor> EntryAuthors => Set<EntryAuthor>();
    public DbSet<EntryFile> Files => Set<EntryFile>();
    public DbSet<EligibilityDecision> EligibilityDecisions => Set<EligibilityDecision>();

    public DbSet<Juror> Jurors => Set<Juror>();
    public DbSet<JuryLetter> JuryLetters => Set<JuryLetter>();
    public DbSet<JurorTie> JurorTies => Set<JurorTie>();
    public DbSet<Conflict> Conflicts => Set<Conflict>();
    public DbSet<AssignmentRun> AssignmentRuns => Set<AssignmentRun>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<Ballot> Ballots => Set<Ballot>();
    public DbSet<Score> Scores => Set<Score>();
    public DbSet<ScoreChange> ScoreChanges => Set<ScoreChange>();

    public DbSet<ChairVote> ChairVotes => Set<ChairVote>();
    public DbSet<PublicVote> PublicVotes => Set<PublicVote>();
    public DbSet<SpecialPrize> SpecialPrizes => Set<SpecialPrize>();
    public DbSet<Award> Awards => Set<Award>();
    public DbSet<Appeal> Appeals => Set<Appeal>();
    public DbSet<PublishedResult> PublishedResults => Set<PublishedResult>();

    public DbSet<KnownPractice> KnownPractices => Set<KnownPractice>();
    public DbSet<KnownOrganisation> KnownOrganisations => Set<KnownOrganisation>();
}
