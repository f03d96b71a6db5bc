using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Settings;

/// <summary>Name and language of a person.</summary>
internal sealed class ChangeSettings(CabinetDb db)
{
    public async Task Run(Guid personId, string? name, string language, CancellationToken cancel)
    {
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        person.Introduce(name ?? "", language);
        await db.SaveChangesAsync(cancel);
    }
}
