using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Tasks;

/// <summary>Something that waits for a person, or for whoever holds a permission, in any module.</summary>
internal sealed class WaitingTask
{
    private WaitingTask() { }

    /// <summary>Id of the task in its module.</summary>
    public Guid TaskId { get; private set; }

    public string Module { get; private set; } = "";

    public Guid? PersonId { get; private set; }

    public string? Permission { get; private set; }

    /// <summary>ЄДРПОУ code of the organisation concerned; null when none is.</summary>
    public string? OrganisationCode { get; private set; }

    /// <summary>КАТОТТГ code of the region concerned; null when none is.</summary>
    public string? Region { get; private set; }

    public string TextUk { get; private set; } = "";

    public string TextEn { get; private set; } = "";

    public string Link { get; private set; } = "";

    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When its module last said something about it; what was said earlier and comes later is ignored.</summary>
    public DateTimeOffset ToldAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string Text(string language) => language == "en" ? TextEn : TextUk;

    public static WaitingTask About(string module, Guid taskId) => new() { Module = module, TaskId = taskId };

    public void Open(TaskOpened fact, string uk, string en)
    {
        var place = (fact.OrganisationCode is { Length: <= 8 } code ? code : null, Regions.ByKatottg(fact.Territory)?.Katottg);
        if (fact.OccurredAt < ToldAt)
        {
            // What waits since before tasks had a place learns it when its module tells it again.
            if (ClosedAt is null && (OrganisationCode, Region) == (null, null))
                (OrganisationCode, Region) = place;
            return;
        }
        (PersonId, Permission, TextUk, TextEn) = (fact.PersonId, fact.Permission, Cut(uk), Cut(en));
        (OrganisationCode, Region) = place;
        (Link, DueAt, ToldAt, ClosedAt) = (fact.Link, fact.DueAt, fact.OccurredAt, null);
    }

    public void Close(TaskClosed fact)
    {
        if (fact.OccurredAt >= ToldAt)
            ToldAt = (ClosedAt = fact.OccurredAt).Value;
    }

    private static string Cut(string text) => text.Length <= 1000 ? text : text[..999] + "…";

    private sealed class Mapping : IEntityTypeConfiguration<WaitingTask>
    {
        public void Configure(EntityTypeBuilder<WaitingTask> task)
        {
            task.ToTable("Tasks");
            task.HasKey(t => new { t.Module, t.TaskId });
            task.Property(t => t.Module).HasMaxLength(60);
            task.Property(t => t.Permission).HasMaxLength(100);
            task.Property(t => t.OrganisationCode).HasMaxLength(8);
            task.Property(t => t.Region).HasMaxLength(19);
            task.Property(t => t.TextUk).HasMaxLength(1000);
            task.Property(t => t.TextEn).HasMaxLength(1000);
            task.Property(t => t.Link).HasMaxLength(500);
            task.HasIndex(t => new { t.PersonId, t.ClosedAt });
            task.HasIndex(t => new { t.Permission, t.ClosedAt });
        }
    }
}
