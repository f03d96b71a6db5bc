using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Saved;

/// <summary>What Discovery tells about saved searches, and how it finds them.</summary>
internal static class SavedFacts
{
    public const string Module = "Discovery";

    /// <summary>The Cabinet gives things of this kind a place of their own.</summary>
    public const string Kind = "subscription";

    /// <summary>Where the person sees and changes it.</summary>
    public static string Path(Guid id) => $"/discovery/saved/edit/{id}";

    public static string StopPath(Guid key) => $"/discovery/stop/{key:N}";

    /// <summary>The person's own list shows it; to be told with the change, before it is saved.</summary>
    public static void Tell(this DiscoveryDb db, SavedQuery query, bool isGone = false)
    {
        // A new one is saved as it is; any other one version higher.
        var version = query.Version + (db.Entry(query).State == EntityState.Added ? 0 : 1);
        db.Publish(OwnItemOf(query, version, isGone));
    }

    /// <summary>What was told and waits for its mail is not mailed either; to be told with the change.</summary>
    public static void EndMails(this DiscoveryDb db, SavedQuery query) => db.Publish(new MailsEnded(Module, query.PersonId, StopPath(query.StopKey)));

    /// <summary>The search as the person's own list shows it.</summary>
    public static MyItemChanged OwnItemOf(SavedQuery query, int version, bool isGone = false) => new(Module, Kind, query.Id, version, query.PersonId,
        query.Name, query.Name, isGone ? null : query.PausedAt is null ? "Status.Followed" : "Status.Paused", Path(query.Id));

    /// <summary>A saved search of this person; null when there is none, also when it is somebody else's.</summary>
    public static Task<SavedQuery?> OwnQuery(this DiscoveryDb db, Guid personId, Guid id, CancellationToken cancel) =>
        db.SavedQueries.SingleOrDefaultAsync(q => q.Id == id && q.PersonId == personId, cancel);
}
