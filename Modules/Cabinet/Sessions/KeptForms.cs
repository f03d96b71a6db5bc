using System.Security.Cryptography;
using System.Text.Json;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Sessions;

/// <summary>Keeps forms that came after a session's end for a day, the latest few of a person.</summary>
internal sealed class KeptForms(CabinetDb db, IDataProtectionProvider protection, TimeProvider time) : IKeptForms
{
    public const int MostOfOne = 20;
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    private readonly IDataProtector protector = protection.CreateProtector("Hub.Cabinet.KeptForm");

    public async Task<Guid?> Keep(Guid owner, KeptForm form, CancellationToken cancel)
    {
        if (!await db.People.AnyAsync(p => p.Id == owner, cancel))
            return null;
        var surplus = await db.KeptForms.Where(f => f.PersonId == owner).OrderByDescending(f => f.KeptAt).Skip(MostOfOne - 1)
            .Select(f => f.Id).Take(100).ToListAsync(cancel);
        await db.KeptForms.Where(f => surplus.Contains(f.Id)).ExecuteDeleteAsync(cancel);
        var row = new KeptFormRow { Id = Guid.NewGuid(), PersonId = owner, KeptAt = time.GetUtcNow(), Content = protector.Protect(JsonSerializer.Serialize(form)) };
        db.KeptForms.Add(row);
        await db.SaveChangesAsync(cancel);
        return row.Id;
    }

    public async Task<KeptForm?> Find(Guid key, Guid owner, CancellationToken cancel)
    {
        var oldest = time.GetUtcNow() - Lasts;
        var content = await db.KeptForms.Where(f => f.Id == key && f.PersonId == owner && f.KeptAt > oldest).Select(f => f.Content).SingleOrDefaultAsync(cancel);
        if (content is null)
            return null;
        try
        {
            return JsonSerializer.Deserialize<KeptForm>(protector.Unprotect(content));
        }
        catch (CryptographicException)
        {
            // The keys were lost since; so is the text.
            return null;
        }
    }
}
