using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest.Jury;

/// <summary>How far a ballot is.</summary>
internal enum BallotState
{
    Empty,
    Partial,
    /// <summary>Every criterion has a score and every comment that is required: the ballot counts.</summary>
    Complete,
    /// <summary>The juror gives no score, with a reason.</summary>
    Abstained,
    /// <summary>The chair took it out of the count, with a reason; what was given stays to be read.</summary>
    Voided,
}

/// <summary>A juror's scores of one entry. Saved at each change; of two changes at once the later is refused, not lost.</summary>
internal sealed class Ballot : IVersioned
{
    private Ballot() { }

    public const int MostNote = 4000;

    public Guid Id { get; private set; }
    public Guid JurorId { get; private set; }
    public Guid EntryId { get; private set; }
    public BallotState State { get; private set; }

    /// <summary>Why it says nothing in the count: the juror's words for an abstention, the chair's for a ballot that was voided.</summary>
    public string? Reason { get; private set; }

    /// <summary>For the juror alone; in no protocol and no export but their own.</summary>
    public string PrivateNote { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }
    public int Version { get; set; } = 1;

    private readonly List<Score> scores = [];

    /// <summary>Always loaded with the ballot.</summary>
    public IReadOnlyList<Score> Scores => scores;

    public static Ballot Open(Guid juror, Guid entry, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(), JurorId = juror, EntryId = entry, CreatedAt = now, SavedAt = now };

    /// <summary>Gives, changes or takes back the score of one criterion.</summary>
    /// <param name="criterion">Which.</param>
    /// <param name="all">All criteria of the nomination, to know whether the ballot is complete.</param>
    /// <param name="value">On the criterion's scale; null takes it back.</param>
    /// <param name="comment">What the juror says to it.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">The moment.</param>
    /// <returns>The change to keep; null when nothing changed.</returns>
    public ScoreChange? Give(Criterion criterion, IReadOnlyList<Criterion> all, decimal? value, string? comment, Guid by, DateTimeOffset now)
    {
        if (value is { } given && (given < criterion.Least || given > criterion.Most || decimal.Round(given, 2) != given))
            throw new RuleViolation("Score.OutOfScale", FieldOf(criterion.Id, "Value"), criterion.TitleUk, criterion.Least, criterion.Most);
        var words = Limits.Text(comment, FieldOf(criterion.Id, "Comment"), "Field.Comment", Score.MostComment);
        var there = scores.Find(s => s.CriterionId == criterion.Id);
        if (there?.Value == value && (there?.Comment ?? "") == words)
            return null;
        var change = new ScoreChange
        {
            BallotId = Id,
            CriterionId = criterion.Id,
            Before = there?.Value,
            After = value,
            CommentBefore = there?.Comment ?? "",
            CommentAfter = words,
            ById = by,
            At = now,
        };
        if (there is null)
            scores.Add(there = new Score { BallotId = Id, CriterionId = criterion.Id });
        there.Become(value, words, now);
        (Reason, SavedAt) = (null, now);
        State = StateOf(all);
        return change;
    }

    /// <summary>Name of a field of the scoring form.</summary>
    public static string FieldOf(Guid criterion, string part) => $"Input.Scores[{criterion}].{part}";

    public Score? ScoreOf(Guid criterion) => scores.Find(s => s.CriterionId == criterion);

    /// <summary>Nothing more is to be done: scored whole, abstained, or voided.</summary>
    public bool IsDone => State is BallotState.Complete or BallotState.Abstained or BallotState.Voided;

    public void Abstain(string? reason, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation("Ballot.ReasonNeeded", "Reason");
        (State, Reason, SavedAt) = (BallotState.Abstained, Limits.Text(reason, "Reason", "Field.Reason", Round.MostReason), now);
    }

    /// <summary>Takes an abstention back; scores given before count again.</summary>
    public void Return(IReadOnlyList<Criterion> all, DateTimeOffset now) => (Reason, State, SavedAt) = (null, StateOf(all), now);

    /// <summary>Takes scores out of the count. They stay as they were given, and the reason is printed in the protocol.</summary>
    public void Void(string? reason)
    {
        if (State is not (BallotState.Partial or BallotState.Complete))
            throw new RuleViolation("Ballot.NothingToVoid");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation("Ballot.VoidReasonNeeded", "Reason");
        (State, Reason) = (BallotState.Voided, Limits.Text(reason, "Reason", "Field.Reason", Round.MostReason));
    }

    /// <summary>A ballot that was voided by mistake counts again.</summary>
    public void Restore(IReadOnlyList<Criterion> all)
    {
        if (State != BallotState.Voided)
            throw new RuleViolation("Ballot.NotVoided");
        (State, Reason) = (StateOf(all), null);
    }

    public void Note(string? note, DateTimeOffset now) =>
        (PrivateNote, SavedAt) = (Limits.Text(note, "Input.Note", "Field.PrivateNote", MostNote), now);

    /// <summary>The juror's account was erased: what nobody else reads goes.</summary>
    public void ForgetNote() => PrivateNote = "";

    private BallotState StateOf(IReadOnlyList<Criterion> all)
    {
        if (scores.All(s => s.Value is null))
            return BallotState.Empty;
        return all.All(c => scores.Find(s => s.CriterionId == c.Id) is { Value: { } value } score && (score.Comment != "" || !c.NeedsComment(value)))
            ? BallotState.Complete : BallotState.Partial;
    }
}

internal sealed class BallotMapping : IEntityTypeConfiguration<Ballot>
{
    public void Configure(EntityTypeBuilder<Ballot> ballot)
    {
        ballot.ToTable("Ballots");
        ballot.Property(b => b.Id).ValueGeneratedNever();
        ballot.Property(b => b.Reason).HasColumnName("AbstainReason").HasMaxLength(Round.MostReason);
        ballot.Property(b => b.PrivateNote).HasMaxLength(Ballot.MostNote);
        ballot.HasOne<Juror>().WithMany().HasForeignKey(b => b.JurorId).OnDelete(DeleteBehavior.Restrict);
        ballot.HasOne<Entry>().WithMany().HasForeignKey(b => b.EntryId).OnDelete(DeleteBehavior.Restrict);
        ballot.HasIndex(b => new { b.JurorId, b.EntryId }).IsUnique();
        ballot.HasIndex(b => new { b.EntryId, b.State });
        ballot.HasMany(b => b.Scores).WithOne().HasForeignKey(s => s.BallotId).OnDelete(DeleteBehavior.Cascade);
        ballot.Navigation(b => b.Scores).HasField("scores").AutoInclude();
    }
}
