using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Sessions;

/// <summary>One browser in which a person is signed in. The cookie only names it: without the row nobody is signed in.</summary>
internal sealed class SessionRow
{
    public const int DeviceLength = 300;
    public const int MethodLength = 120;

    private SessionRow() { }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Last request, to within <see cref="LiveSessions.Step"/>.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>When the person last proved who they are; sensitive steps ask for it anew.</summary>
    public DateTimeOffset ProvenAt { get; private set; }

    /// <summary>How the person signed in: <c>password</c>, <c>password+code</c>, <c>passkey</c> or the scheme of a provider.</summary>
    public string Method { get; private set; } = "";

    /// <summary>What the browser says of itself.</summary>
    public string Device { get; private set; } = "";

    /// <summary>Shortened, so that it tells a region and not a household.</summary>
    public string Address { get; private set; } = "";

    public static SessionRow Begin(Guid personId, string method, string device, string address, DateTimeOffset now) => new()
    {
        Id = Guid.NewGuid(),
        PersonId = personId,
        StartedAt = now,
        SeenAt = now,
        ProvenAt = now,
        Method = Cut(method, MethodLength),
        Device = Cut(device, DeviceLength),
        Address = address,
    };

    /// <summary>The same session under a new id, after its owner proved anew who they are: it lasts no longer for that.</summary>
    public SessionRow Renewed(DateTimeOffset now) => new()
    {
        Id = Guid.NewGuid(),
        PersonId = PersonId,
        StartedAt = StartedAt,
        SeenAt = now,
        ProvenAt = now,
        Method = Method,
        Device = Device,
        Address = Address,
    };

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private sealed class Mapping : IEntityTypeConfiguration<SessionRow>
    {
        public void Configure(EntityTypeBuilder<SessionRow> session)
        {
            session.ToTable("Sessions");
            session.Property(s => s.Id).ValueGeneratedNever();
            session.Property(s => s.Method).HasMaxLength(MethodLength);
            session.Property(s => s.Device).HasMaxLength(DeviceLength);
            session.Property(s => s.Address).HasMaxLength(60);
            session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
            session.HasIndex(s => new { s.PersonId, s.SeenAt });
            session.HasIndex(s => s.SeenAt);
        }
    }
}
