using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Registry;

/// <summary>Finds an organisation by the last part of its address, and what modules published of it.</summary>
internal sealed class RegistryEntry(CabinetDb db, LoadedModules modules)
{
    /// <returns>The organisation, and where it really is when the address is an old one.</returns>
    public async Task<(Organisation? Found, string? MovedTo)> Find(string key, CancellationToken cancel)
    {
        if (Guid.TryParse(key, out var id))
        {
            var byId = await db.Organisations.AsNoTracking().Where(o => o.Id == id)
                .Select(o => new { Asked = o, Into = db.Organisations.FirstOrDefault(s => s.Id == o.MergedIntoId) }).SingleOrDefaultAsync(cancel);
            var there = byId?.Into ?? byId?.Asked;
            return (there, there is not null && there.Path != $"/organisations/{key}" ? there.Path : null);
        }
        var code = Edrpou.Normalise(key);
        var byCode = code.Length == 8 ? await db.ByCode(code, cancel) : null;
        return (byCode, byCode is not null && byCode.Path != $"/organisations/{key}" ? byCode.Path : null);
    }

    public async Task<IReadOnlyList<ItemOnPage>> Items(Guid organisationId, int skip, int take, CancellationToken cancel)
    {
        var culture = Language.Of(Language.Current);
        return [.. (await (await Shown(organisationId, cancel)).OrderByDescending(i => i.PublishedAt).ThenBy(i => i.ItemId).Skip(skip).Take(take).ToListAsync(cancel))
            .Select(i => new ItemOnPage(i.Path, new Bilingual(i.TitleUk, i.TitleEn).In(culture), modules.TitleOf(i.Module, Language.Current), i.PublishedAt))];
    }

    public async Task<int> Count(Guid organisationId, CancellationToken cancel) => await (await Shown(organisationId, cancel)).CountAsync(cancel);

    // What absent modules told is kept, but its addresses lead nowhere.
    private async Task<IQueryable<OrganisationItem>> Shown(Guid organisationId, CancellationToken cancel) =>
        (await db.ItemsOf(organisationId, cancel)).Where(i => modules.Names.Contains(i.Module));
}

/// <summary>An item on an organisation's page.</summary>
internal sealed record ItemOnPage(string Path, LocalText Title, string Module, DateTimeOffset PublishedAt);

/// <summary>A former name as shown.</summary>
internal sealed record FormerOnPage(string Name, string? Code, DateTimeOffset Until);
