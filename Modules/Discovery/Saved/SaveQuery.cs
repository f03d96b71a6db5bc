using Hub.Discovery.Projection;
using Hub.Discovery.Searching;
using Hub.Discovery.Updates;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Saved;

/// <summary>A person follows a search from now on.</summary>
internal sealed class SaveQuery(DiscoveryDb db, TimeProvider time)
{
    /// <returns>Id of the saved search.</returns>
    public async Task<Guid> Run(Guid personId, SearchQuery query, string? name, UpdatePace pace, string language, CancellationToken cancel)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var saved = SavedQuery.Save(personId, query, name, pace, language, await db.HoldChanges(cancel), time.GetUtcNow());
        var mine = await db.SavedQueries.AsNoTracking().Where(q => q.PersonId == personId).Select(q => new { q.Name, q.Query }).ToListAsync(cancel);
        if (mine.Find(q => q.Query == saved.Query) is { } same)
            throw new RuleViolation("Saved.Already", null, same.Name);
        if (mine.Count >= SavedQuery.MostOfPerson)
            throw new RuleViolation("Saved.TooMany", null, SavedQuery.MostOfPerson);
        db.SavedQueries.Add(saved);
        db.Tell(saved);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return saved.Id;
    }
}
