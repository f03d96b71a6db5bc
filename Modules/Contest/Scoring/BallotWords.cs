using Hub.Contest.Jury;
using Hub.SharedKernel;

namespace Hub.Contest.Scoring;

/// <summary>What a juror typed about one criterion.</summary>
internal sealed class ScoreWords
{
    public string? Value { get; set; }
    public string? Comment { get; set; }
}

/// <summary>A whole scoring form, as typed.</summary>
internal sealed class BallotWords
{
    /// <summary>Version of the ballot the form was opened with; 0 when there was none.</summary>
    public int Seen { get; set; }
    public Dictionary<Guid, ScoreWords> Scores { get; set; } = [];
    public string? Note { get; set; }

    public static BallotWords Of(Ballot? ballot, IEnumerable<Criterion> criteria) => new()
    {
        Seen = ballot?.Version ?? 0,
        Note = ballot?.PrivateNote,
        Scores = criteria.ToDictionary(c => c.Id, c => ballot?.ScoreOf(c.Id) is { } score ? new ScoreWords { Value = Shown(score.Value), Comment = score.Comment } : new() { Value = "" }),
    };

    public static string Shown(decimal? value) => value?.ToString("0.##", System.Globalization.CultureInfo.CurrentCulture) ?? "";

    /// <summary>Criteria the form spoke of: what it leaves out stays as it is.</summary>
    public IEnumerable<Criterion> Touched(IEnumerable<Criterion> criteria) => criteria.Where(c => Scores.ContainsKey(c.Id));

    /// <summary>The score typed for a criterion; null for none.</summary>
    public decimal? ValueOf(Criterion criterion)
    {
        var typed = Scores.GetValueOrDefault(criterion.Id)?.Value;
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        return Limits.Number(typed) ?? throw new RuleViolation("Score.NotANumber", Ballot.FieldOf(criterion.Id, "Value"), criterion.TitleUk, criterion.Least, criterion.Most);
    }

    public string CommentOf(Criterion criterion) => Limits.Plain(Scores.GetValueOrDefault(criterion.Id)?.Comment).Trim();

    /// <summary>Whether the ballot says exactly this already.</summary>
    public bool IsSaid(Ballot ballot, IEnumerable<Criterion> criteria) => (Note is null || ballot.PrivateNote == Limits.Plain(Note).Trim())
        && Touched(criteria).All(c => ballot.ScoreOf(c.Id) is var score && score?.Value == ValueOf(c) && (score?.Comment ?? "") == CommentOf(c));
}

/// <summary>What became of a saving.</summary>
/// <param name="Version">Version that is saved now.</param>
/// <param name="State">How far the ballot is.</param>
/// <param name="Theirs">What another window of the juror saved meanwhile; null when all went well.</param>
internal sealed record BallotSaved(int Version, BallotState State, BallotWords? Theirs);
