using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Cabinet.Keys;

/// <summary>A key that protects cookies, forms and mailed links; in the database, so that two hosts share it.</summary>
internal sealed class KeyRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Xml { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<KeyRow>
    {
        public void Configure(EntityTypeBuilder<KeyRow> key)
        {
            key.ToTable("ProtectionKeys");
            key.Property(k => k.Id).ValueGeneratedNever();
            key.Property(k => k.Name).HasMaxLength(200);
        }
    }
}

/// <summary>Reads and keeps the keys. Synchronous, because the framework asks so; it asks about once a day.</summary>
internal sealed class KeyStore(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<CabinetDb>().Keys.AsNoTracking()
            .OrderBy(k => k.Id).Select(k => k.Xml).Take(1000).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<CabinetDb>();
        db.Keys.Add(new KeyRow { Id = Guid.CreateVersion7(), Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
