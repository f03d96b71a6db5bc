using System.Text.Json;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hub.SharedKernel.Data;

/// <summary>
/// A module's tables, with its outbox (facts to tell) and inbox (facts already taken).
/// Engine-neutral by convention: one set of migrations serves SQLite, SQL Server and PostgreSQL.
/// </summary>
public abstract class ModuleDb : DbContext
{
    /// <summary>For heirs, which pass on their own <c>DbContextOptions&lt;T&gt;</c>.</summary>
    /// <param name="options">Made by the host.</param>
    protected ModuleDb(DbContextOptions options) : base(options) { }

    /// <summary>Name of the module: the type's name without <c>Db</c>.</summary>
    public string ModuleName => GetType().Name[..^2];

    /// <summary>Facts told by this module.</summary>
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    /// <summary>Facts taken by this module's subscribers.</summary>
    public DbSet<InboxRow> Inbox => Set<InboxRow>();

    /// <summary>Tells a fact in the same transaction as the change it reports: it is delivered if and only if the change is saved.</summary>
    /// <param name="fact">What happened.</param>
    public void Publish(IntegrationEvent fact) => Outbox.Add(OutboxRow.From(fact));

    /// <summary>
    /// Fills columns that a migration added with what only code can work out from older rows. Called whenever the tables are brought up to
    /// date, before anybody is served; it finds nothing to do the second time.
    /// </summary>
    /// <param name="cancel">Ends the work; the next start goes on.</param>
    public virtual Task FillNewColumns(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Maps outbox and inbox and applies the module's mappings found in its assembly.</summary>
    /// <param name="model">The model.</param>
    protected override void OnModelCreating(ModelBuilder model)
    {
        model.HasDefaultSchema(ModuleName.ToLowerInvariant());
        OutboxRow.Map(model.Entity<OutboxRow>());
        InboxRow.Map(model.Entity<InboxRow>());
        model.ApplyConfigurationsFromAssembly(GetType().Assembly);
        foreach (var entity in model.Model.GetEntityTypes())
            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
                entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
    }

    /// <summary>Conventions that keep the model the same on every engine.</summary>
    /// <param name="conventions">The conventions.</param>
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        // SQLite cannot compare DateTimeOffset and PostgreSQL takes only UTC.
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        conventions.Properties<decimal>().HavePrecision(18, 4);
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        value => value.UtcDateTime,
        value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));
}

/// <summary>An entity guarded against lost updates: saving a stale copy fails and the person is told.</summary>
public interface IVersioned
{
    /// <summary>Raised by one at every saved change.</summary>
    int Version { get; set; }
}

/// <summary>How facts are written down.</summary>
internal static class FactJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
