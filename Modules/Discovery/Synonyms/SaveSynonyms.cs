using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Synonyms;

/// <summary>Adds or changes one group of synonyms; the next search knows it.</summary>
internal sealed class SaveSynonyms(DiscoveryDb db, KnownSynonyms known, ICurrentUser user, TimeProvider time)
{
    /// <param name="id">The group; null for a new one.</param>
    /// <param name="seen">Its version when it was read.</param>
    /// <param name="members">Words and phrases, one a line.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task Run(Guid? id, int seen, string? members, CancellationToken cancel)
    {
        var group = id is null ? null : await db.Synonyms.SingleOrDefaultAsync(g => g.Id == id, cancel);
        if (group is null)
            db.Synonyms.Add(group = SynonymGroup.Write(members, time.GetUtcNow()));
        else
        {
            db.Entry(group).Property(g => g.Version).OriginalValue = seen;
            group.Rewrite(members, time.GetUtcNow());
        }
        db.Publish(new ActionRecorded("Discovery", user.Id, "discovery.synonyms", $"synonyms/{group.Id}", string.Join(" ↔ ", group.All)));
        await db.SaveChangesAsync(cancel);
        known.Forget();
    }
}

/// <summary>Takes one group of synonyms away.</summary>
internal sealed class DeleteSynonyms(DiscoveryDb db, KnownSynonyms known, ICurrentUser user)
{
    public async Task Run(Guid id, CancellationToken cancel)
    {
        if (await db.Synonyms.SingleOrDefaultAsync(g => g.Id == id, cancel) is not { } group)
            return;
        db.Synonyms.Remove(group);
        db.Publish(new ActionRecorded("Discovery", user.Id, "discovery.synonymsdeleted", $"synonyms/{id}", string.Join(" ↔ ", group.All)));
        await db.SaveChangesAsync(cancel);
        known.Forget();
    }
}
