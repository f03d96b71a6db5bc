using Hub.Library.Collections;
using Hub.SharedKernel;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Library.Sources;

/// <summary>How often a foreign repository is asked; names are in the texts under <c>Rhythm.{name}</c>.</summary>
internal enum SourceRhythm
{
    Daily,
    Hourly,
    Weekly,
}

/// <summary>What a librarian says of a foreign repository.</summary>
internal sealed record SourceInput(string? Name, string? Address, string? Prefix, string? Set, Guid? Collection, SourceRhythm Rhythm);

/// <summary>
/// A foreign repository that is harvested, and how far: everything needed to go on stands here and is saved with every page that was taken.
/// </summary>
internal sealed class HarvestSource
{
    public const int LongestToken = 4000;
    public static readonly IReadOnlyList<string> Prefixes = ["oai_dc", "oai_datacite"];
    private static readonly TimeSpan longestRest = TimeSpan.FromDays(1);

    private HarvestSource() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Name { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string Prefix { get; private set; } = "oai_dc";
    public string? Set { get; private set; }

    /// <summary>Collection its records are put into.</summary>
    public Guid CollectionId { get; private set; }
    public SourceRhythm Rhythm { get; private set; }
    public bool IsOn { get; private set; } = true;

    /// <summary>Its records are being withdrawn, then it goes.</summary>
    public bool IsLeaving { get; private set; }

    /// <summary>Whether it dates records to the second.</summary>
    public bool HasSeconds { get; private set; }

    /// <summary>Changes since then are asked for; null for everything.</summary>
    public DateTimeOffset? From { get; private set; }

    /// <summary>Where the harvest under way goes on.</summary>
    public string? Token { get; private set; }

    /// <summary>Its clock when the harvest under way began: the next one asks from then on. Null when none is under way.</summary>
    public DateTimeOffset? RunAt { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset? LeaseUntil { get; private set; }
    public bool StopAsked { get; private set; }

    // Counts of the harvest under way, or of the last one.
    public int Pages { get; private set; }
    public int Seen { get; private set; }
    public int Added { get; private set; }
    public int Changed { get; private set; }
    public int Deleted { get; private set; }
    public int Refused { get; private set; }

    public int Failures { get; private set; }

    /// <summary>Key of what went wrong last, under <c>Harvest.{Problem}</c>; null when nothing did.</summary>
    public string? Problem { get; private set; }
    public string? ProblemDetail { get; private set; }

    public bool IsUnderWay => RunAt is not null || Token is not null;

    public static HarvestSource Add(SourceInput input, DateTimeOffset now)
    {
        var source = new HarvestSource { DueAt = now };
        source.Describe(input, now);
        return source;
    }

    /// <summary>Another address, format or set is another harvest: it begins from the beginning.</summary>
    public void Describe(SourceInput input, DateTimeOffset now)
    {
        var address = Limits.Needed(input.Address, "Address", "Source.Address", Limits.Name);
        if (!WebAddress.TryRead(address, out var uri) || uri.Query != "" || uri.Fragment != "" || uri.UserInfo != "")
            throw new RuleViolation("Source.AddressWrong", "Address");
        if (!Prefixes.Contains(input.Prefix))
            throw new RuleViolation("Source.PrefixNeeded", "Prefix");
        if (!Enum.IsDefined(input.Rhythm))
            throw new RuleViolation("Source.RhythmNeeded", "Rhythm");
        var set = Limits.NullIfBlank(Limits.Text(input.Set, "Set", "Source.Set", Limits.Line));
        if ((Address, Prefix, Set) != (uri.AbsoluteUri, input.Prefix!, set))
            (From, Token, RunAt, DueAt) = (null, null, null, now);
        (Address, Prefix, Set, Rhythm) = (uri.AbsoluteUri, input.Prefix!, set, input.Rhythm);
        CollectionId = input.Collection ?? throw new RuleViolation("Source.CollectionNeeded", "Collection");
        Name = Limits.Needed(input.Name, "Name", "Source.Name", Limits.Line);
    }

    public void Switch(bool on, DateTimeOffset now) => (IsOn, StopAsked, DueAt) = (on, !on, on ? now : DueAt);

    public void RunNow(DateTimeOffset now) => (IsOn, StopAsked, DueAt) = (true, false, now);

    public void Leave(DateTimeOffset now) => (IsOn, IsLeaving, StopAsked, DueAt) = (true, true, false, now);

    public void Begin(bool hasSeconds, DateTimeOffset now)
    {
        (HasSeconds, StartedAt) = (hasSeconds, now);
        (Pages, Seen, Added, Changed, Deleted, Refused) = (0, 0, 0, 0, 0, 0);
    }

    /// <summary>A page was taken.</summary>
    public void Took(DateTimeOffset theirClock, string? token, TakenPage page, DateTimeOffset lease)
    {
        RunAt ??= theirClock;
        (Token, Pages, Seen, Failures, Problem, ProblemDetail, LeaseUntil) = (token, Pages + 1, Seen + page.Seen, 0, null, null, lease);
        (Added, Changed, Deleted, Refused) = (Added + page.Added, Changed + page.Changed, Deleted + page.Deleted, Refused + page.Refused);
    }

    /// <summary>The list was read to its end. The other side may save a change a moment after it dated it: the next harvest begins a minute earlier.</summary>
    public void Finish(DateTimeOffset theirClock, DateTimeOffset now)
    {
        From = (RunAt ?? theirClock).AddMinutes(-1);
        (Token, RunAt, DoneAt, LeaseUntil, Failures, Problem, ProblemDetail) = (null, null, now, null, 0, null, null);
        DueAt = now + Rhythm switch { SourceRhythm.Hourly => TimeSpan.FromHours(1), SourceRhythm.Daily => TimeSpan.FromDays(1), _ => TimeSpan.FromDays(7) };
    }

    /// <summary>Its token is not understood any more: the list begins again from the date of the last whole harvest.</summary>
    public void BeginAgain() => (Token, RunAt) = (null, null);

    public void Rest() => LeaseUntil = null;

    /// <summary>It is asked again after the time it named, else after 5, 10, 20 … minutes, at most a day. A place that fails for long is left: the list begins again.</summary>
    public void Fail(HarvestProblem problem, DateTimeOffset now)
    {
        const int patience = 5;
        if (++Failures % patience == 0)
            BeginAgain();
        var usual = TimeSpan.FromMinutes(5 * Math.Pow(2, Math.Min(Failures, 10) - 1));
        var wait = problem.Wait ?? usual;
        (Problem, ProblemDetail) = (problem.Key, Limits.NullIfBlank(Limits.Cut(Limits.Plain(problem.Detail), Limits.Name)));
        (LeaseUntil, DueAt) = (null, now + (wait < longestRest ? wait : longestRest));
    }
}

/// <summary>A record that was not taken, for the report.</summary>
internal sealed class HarvestRefusal
{
    public const int Most = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SourceId { get; init; }
    public string Identifier { get; init; } = "";

    /// <summary>Key of the reason, under <c>Harvest.{Key}</c>.</summary>
    public string Key { get; init; } = "";
}

internal sealed class HarvestSourceMapping : IEntityTypeConfiguration<HarvestSource>, IEntityTypeConfiguration<HarvestRefusal>
{
    public void Configure(EntityTypeBuilder<HarvestSource> source)
    {
        source.ToTable("Sources");
        source.Property(s => s.Id).ValueGeneratedNever();
        source.Property(s => s.Name).HasMaxLength(Limits.Line);
        source.Property(s => s.Address).HasMaxLength(1000);
        source.Property(s => s.Prefix).HasMaxLength(40);
        source.Property(s => s.Set).HasMaxLength(Limits.Line);
        source.Property(s => s.Token).HasMaxLength(HarvestSource.LongestToken);
        source.Property(s => s.Problem).HasMaxLength(40);
        source.Property(s => s.ProblemDetail).HasMaxLength(Limits.Name);
        source.HasIndex(s => new { s.IsOn, s.DueAt });
        source.HasOne<Collection>().WithMany().HasForeignKey(s => s.CollectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HarvestRefusal> refusal)
    {
        refusal.ToTable("HarvestRefusals");
        refusal.Property(r => r.Id).ValueGeneratedNever();
        refusal.Property(r => r.Identifier).HasMaxLength(Limits.Name);
        refusal.Property(r => r.Key).HasMaxLength(40);
        refusal.HasOne<HarvestSource>().WithMany().HasForeignKey(r => r.SourceId).OnDelete(DeleteBehavior.Cascade);
    }
}
