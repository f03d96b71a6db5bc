using Hub.Cabinet.Items;
using Hub.SharedKernel.Languages;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Personal;

/// <summary>A person as everybody sees them: the name, and what the person lets be seen.</summary>
internal sealed record PersonCard(string Name, string? Email, IReadOnlyList<string> Organisations, IReadOnlyList<(string Title, string Path, DateTimeOffset At)> Published);

/// <summary>Makes the card of a person; the preview and the page itself are made by this alone, so they cannot differ.</summary>
internal sealed class PersonCards(CabinetDb db, LoadedModules modules)
{
    private const int Most = 50;

    /// <summary>The card; null when there is no such person.</summary>
    public async Task<PersonCard?> Of(Guid id, CancellationToken cancel)
    {
        var english = Language.IsEnglish;
        var person = await db.People.AsNoTracking().Where(p => p.Id == id && p.EmailConfirmed).Select(p => new
        {
            p.Name,
            p.Email,
            p.ShowsEmail,
            p.ShowsMembership,
            p.ShowsContributions,
            Organisations = p.Memberships.OrderBy(m => m.Since)
                .Select(m => english && m.Organisation.NameEn != null ? m.Organisation.NameEn : m.Organisation.NameUk).ToList(),
        }).SingleOrDefaultAsync(cancel);
        if (person is null)
            return null;
        var published = person.ShowsContributions ? await db.PublishedBy(id, modules.Names).Take(Most).ToListAsync(cancel) : [];
        return new(person.Name, person.ShowsEmail ? person.Email : null, person.ShowsMembership ? person.Organisations : [],
            [.. published.Select(p => (p.Title(Language.Current), Language.Path(p.Path!, Language.Current), p.PublishedAt))]);
    }
}
