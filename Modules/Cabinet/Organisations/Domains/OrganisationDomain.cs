using System.Globalization;
using Hub.SharedKernel;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Organisations.Domains;

/// <summary>An e-mail domain of an organisation. Once an administrator approved it, whoever has a mailbox there joins at once.</summary>
internal sealed class OrganisationDomain
{
    public const int Longest = 253;

    private OrganisationDomain() { }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>In the form mail servers use: lower case, ASCII.</summary>
    public string Domain { get; private set; } = "";

    public Guid? DeclaredById { get; private set; }

    public DateTimeOffset DeclaredAt { get; private set; }

    public Guid? ApprovedById { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public static OrganisationDomain Declare(Guid organisationId, string? typed, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        OrganisationId = organisationId,
        Domain = Read(typed),
        DeclaredById = by,
        DeclaredAt = now,
    };

    public void Approve(Guid? by, DateTimeOffset now)
    {
        if (ApprovedAt is not null)
            throw new RuleViolation("Domain.AlreadyApproved", null, Shown);
        (ApprovedById, ApprovedAt) = (by, now);
    }

    public void MoveTo(Guid organisationId) => OrganisationId = organisationId;

    /// <summary>The domain as people read it.</summary>
    public string Shown => Readable(Domain);

    public static string Readable(string domain)
    {
        try
        {
            return new IdnMapping().GetUnicode(domain);
        }
        catch (ArgumentException)
        {
            return domain;
        }
    }

    private static string Read(string? typed)
    {
        var text = (typed ?? "").Trim().Normal();
        text = text[(text.LastIndexOf('@') + 1)..].TrimEnd('.');
        if (text.Length == 0)
            throw new RuleViolation("Domain.Missing", "Domain");
        string ascii;
        try
        {
            ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(text).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            throw new RuleViolation("Domain.Wrong", "Domain", text);
        }
        if (!ascii.Contains('.', StringComparison.Ordinal) || ascii.Length > Longest)
            throw new RuleViolation("Domain.Wrong", "Domain", text);
        if (SharedDomains.IsPublicMail(ascii))
            throw new RuleViolation("Domain.PublicMail", "Domain", text);
        if (SharedDomains.IsZone(ascii))
            throw new RuleViolation("Domain.Zone", "Domain", text);
        return ascii;
    }

    private sealed class Mapping : IEntityTypeConfiguration<OrganisationDomain>
    {
        public void Configure(EntityTypeBuilder<OrganisationDomain> domain)
        {
            domain.ToTable("OrganisationDomains");
            domain.Property(d => d.Id).ValueGeneratedNever();
            domain.Property(d => d.Domain).HasMaxLength(Longest);
            domain.HasOne(d => d.Organisation).WithMany().HasForeignKey(d => d.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            domain.HasIndex(d => new { d.Domain, d.OrganisationId }).IsUnique();
            domain.HasIndex(d => d.ApprovedAt);
        }
    }
}
