using System.Text.Json;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Works;

/// <summary>Long work as it is written down. While it runs only the host that holds its lease writes to it, except for the wish to cancel.</summary>
internal sealed class Work
{
    private const int MostTitle = 300, MostResult = 4000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Kind { get; private init; } = "";
    public string Title { get; private init; } = "";
    public string Order { get; private init; } = "";
    public Guid? PersonId { get; private init; }
    public DateTimeOffset QueuedAt { get; private init; }

    /// <summary>Done by the process that began it, a command of the terminal: no other host can take it up.</summary>
    public bool IsLocal { get; private init; }
    public WorkPhase Phase { get; private set; }
    public int Attempts { get; private set; }
    public Guid? Holder { get; private set; }
    public DateTimeOffset? LeaseUntil { get; private set; }
    public bool IsCancelAsked { get; private set; }
    public string? StepKey { get; private set; }
    public long StepDone { get; private set; }
    public long StepTotal { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public string? ResultKey { get; private set; }
    public string? ResultArguments { get; private set; }

    public static Work Queue(Guid id, string kind, string title, string order, Guid? person, DateTimeOffset now) => new()
    {
        Id = id,
        Kind = kind,
        Title = Short(title, MostTitle),
        Order = order,
        PersonId = person,
        QueuedAt = now,
    };

    public static Work Here(string kind, string title, Guid holder, DateTimeOffset now, DateTimeOffset until) => new()
    {
        Kind = kind,
        Title = Short(title, MostTitle),
        QueuedAt = now,
        IsLocal = true,
        Phase = WorkPhase.Running,
        Attempts = 1,
        Holder = holder,
        LeaseUntil = until,
    };

    public void End(WorkPhase phase, WorkResult? result, DateTimeOffset now)
    {
        (Phase, FinishedAt, LeaseUntil, Holder) = (phase, now, null, null);
        (ResultKey, ResultArguments) = (result?.TextKey, result is null ? null : Short(JsonSerializer.Serialize(result.Arguments, FactJson.Options), MostResult));
    }

    /// <summary>The host stops: another one, or this one started again, goes on.</summary>
    public void LetGo() => (Phase, Holder, LeaseUntil) = (WorkPhase.Waiting, null, null);

    public WorkState State() => new(Id, Kind, Title, PersonId, QueuedAt, Phase, IsCancelAsked, StepKey is null ? null : new(StepKey, StepDone, StepTotal), FinishedAt,
        ResultKey is null ? null : new(ResultKey, JsonSerializer.Deserialize<string[]>(ResultArguments!)!));

    private static string Short(string text, int most) => text.Length <= most ? text : text[..most];

    internal sealed class Map : IEntityTypeConfiguration<Work>
    {
        public void Configure(EntityTypeBuilder<Work> work)
        {
            work.ToTable("Works");
            work.Property(w => w.Id).ValueGeneratedNever();
            work.Property(w => w.Kind).HasMaxLength(100);
            work.Property(w => w.Title).HasMaxLength(MostTitle);
            work.Property(w => w.StepKey).HasMaxLength(200);
            work.Property(w => w.ResultKey).HasMaxLength(200);
            work.Property(w => w.ResultArguments).HasMaxLength(MostResult);
            work.HasIndex(w => new { w.Phase, w.QueuedAt });
        }
    }
}
