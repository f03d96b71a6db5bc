using Hub.Cabinet.Outside;
using Hub.Cabinet.Passkeys;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.People;

/// <summary>What ASP.NET Core Identity keeps beside a person, mapped so that every engine makes the same of it.</summary>
internal sealed class IdentityTables :
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> claim)
    {
        claim.ToTable("PersonClaims");
        // The framework numbers claims by the database; what a claim says tells it apart as well, on every engine.
        claim.Ignore(c => c.Id);
        claim.HasKey(c => new { c.UserId, c.ClaimType, c.ClaimValue });
        claim.Property(c => c.ClaimType).HasMaxLength(200);
        claim.Property(c => c.ClaimValue).HasMaxLength(200);
        claim.HasOne<Person>().WithMany().HasForeignKey(c => c.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> login)
    {
        login.ToTable("PersonLogins");
        login.HasKey(l => new { l.LoginProvider, l.ProviderKey });
        login.Property(l => l.LoginProvider).HasMaxLength(100);
        login.Property(l => l.ProviderKey).HasMaxLength(300);
        login.Property(l => l.ProviderDisplayName).HasMaxLength(200);
        login.Property<DateTimeOffset?>(OutsideProviders.Linked);
        login.HasOne<Person>().WithMany().HasForeignKey(l => l.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token)
    {
        token.ToTable("PersonTokens");
        token.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        token.Property(t => t.LoginProvider).HasMaxLength(100);
        token.Property(t => t.Name).HasMaxLength(100);
        token.HasOne<Person>().WithMany().HasForeignKey(t => t.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        passkey.ToTable("PersonPasskeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(PasskeyRules.LongestId);
        passkey.Property<DateTimeOffset?>(PasskeyRules.LastUsed);
        passkey.HasOne<Person>().WithMany().HasForeignKey(p => p.UserId);
        passkey.OwnsOne(p => p.Data, data =>
        {
            data.Property(d => d.PublicKey).HasMaxLength(1024);
            data.Property(d => d.Name).HasMaxLength(100);
            // PostgreSQL has no unsigned numbers, and lists of strings would become JSON.
            data.Property(d => d.SignCount).HasConversion<long>();
            data.Property(d => d.Transports).HasMaxLength(200).HasConversion(
                list => string.Join(' ', list ?? Array.Empty<string>()),
                text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                new ValueComparer<string[]?>(
                    (a, b) => string.Join(' ', a ?? Array.Empty<string>()) == string.Join(' ', b ?? Array.Empty<string>()),
                    list => string.Join(' ', list ?? Array.Empty<string>()).GetHashCode(StringComparison.Ordinal)));
        });
        passkey.Navigation(p => p.Data).IsRequired();
    }
}
