using System.Globalization;
using Hub.Discovery.Projection;
using Hub.Discovery.Saved;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Updates;

/// <summary>
/// Tells people what their searches found and what is due. The notice, the mark that the person was told of the item, and the end of its waiting
/// are saved together; the mark is unique, so nobody is told twice, whatever number of searches, hosts and restarts.
/// </summary>
internal sealed class TellNews(DiscoveryDb db, TimeProvider time)
{
    /// <summary>So many are told one by one; of the others only how many.</summary>
    public const int MostApart = 30;

    private const int LongestLink = 500;
    private const int Most = 500;
    private const int PeopleAtOnce = 100;

    public async Task Run(CancellationToken cancel)
    {
        List<Guid> people;
        do
        {
            people = await Due().Select(d => d.Query.PersonId).Distinct().OrderBy(p => p).Take(PeopleAtOnce).ToListAsync(cancel);
            foreach (var person in people)
                await Tell(person, cancel);
        } while (people.Count > 0);
    }

    private IQueryable<DueItem> Due()
    {
        var now = time.GetUtcNow();
        var (daily, weekly, monthly) = (UpdateSchedule.LastMoment(UpdatePace.Daily, now), UpdateSchedule.LastMoment(UpdatePace.Weekly, now), UpdateSchedule.LastMoment(UpdatePace.Monthly, now));
        return from found in db.Found
               join query in db.SavedQueries on found.QueryId equals query.Id
               where query.PausedAt == null && (query.Pace == UpdatePace.AtOnce || query.Pace == UpdatePace.Daily && found.FoundAt < daily
                   || query.Pace == UpdatePace.Weekly && found.FoundAt < weekly || query.Pace == UpdatePace.Monthly && found.FoundAt < monthly)
               select new DueItem { Found = found, Query = query };
    }

    private async Task Tell(Guid person, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        // Of two hosts one waits here, and then finds nothing left to tell.
        await db.SavedQueries.Where(q => q.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(q => q.ToldAt, q => q.ToldAt), cancel);
        var due = await Readable(person, cancel);
        var (now, perQuery) = (time.GetUtcNow(), new Dictionary<Guid, int>());
        foreach (var (news, place) in due.Select((n, place) => (n, place)))
        {
            db.Told.Add(new ToldItem { PersonId = person, Module = news.Module, Kind = news.Kind, ItemId = news.ItemId, ToldAt = now });
            if (place < MostApart)
                db.Publish(Notice(news.Query, now, IsGathered(news.Query) ? "Notice.GatheredItem" : "Notice.NewItem", news.Path, new Bilingual(news.TitleUk, news.TitleEn).In(SharedKernel.Languages.Language.Of(news.Query.Language)).Text));
            else
                perQuery[news.Query.Id] = perQuery.GetValueOrDefault(news.Query.Id) + 1;
        }
        var queries = due.Select(n => n.Query).DistinctBy(q => q.Id).ToDictionary(q => q.Id);
        foreach (var (id, count) in perQuery)
            db.Publish(Notice(queries[id], now, IsGathered(queries[id]) ? "Notice.GatheredMore" : "Notice.NewMore", Newest(queries[id]), count.ToString(CultureInfo.InvariantCulture)));
        await db.SaveChangesAsync(cancel);
        await End(person, [.. queries.Keys], now, cancel);
        await whole.CommitAsync(cancel);
    }

    /// <summary>What is due and can still be read, each item once, under the oldest search that found it, of those that want it at once if there are any.</summary>
    private async Task<List<News>> Readable(Guid person, CancellationToken cancel)
    {
        var due = await (from d in Due()
                         where d.Query.PersonId == person
                         join item in db.Items on new { d.Found.Module, d.Found.Kind, d.Found.ItemId } equals new { item.Module, item.Kind, item.ItemId }
                         where !item.IsWithdrawn && !db.Told.Any(t => t.PersonId == person && t.Module == item.Module && t.Kind == item.Kind && t.ItemId == item.ItemId)
                         orderby item.PublishedAt descending, item.ItemId, d.Query.Pace == UpdatePace.AtOnce ? 0 : 1, d.Query.CreatedAt, d.Query.Id
                         select new News(item.Module, item.Kind, item.ItemId, item.Path, item.TitleUk, item.TitleEn, d.Query)).Take(Most).AsNoTracking().ToListAsync(cancel);
        return [.. due.DistinctBy(n => (n.Module, n.Kind, n.ItemId))];
    }

    /// <summary>What was told, and what can no longer be read, waits no more in any search of the person.</summary>
    private async Task End(Guid person, List<Guid> queries, DateTimeOffset now, CancellationToken cancel)
    {
        await db.Found.Where(f => db.SavedQueries.Any(q => q.Id == f.QueryId && q.PersonId == person)
                && (db.Told.Any(t => t.PersonId == person && t.Module == f.Module && t.Kind == f.Kind && t.ItemId == f.ItemId)
                    || db.Items.Any(i => i.Module == f.Module && i.Kind == f.Kind && i.ItemId == f.ItemId && i.IsWithdrawn)))
            .ExecuteDeleteAsync(cancel);
        await db.SavedQueries.Where(q => queries.Contains(q.Id)).ExecuteUpdateAsync(set => set.SetProperty(q => q.ToldAt, now), cancel);
    }

    private static bool IsGathered(SavedQuery query) => query.Pace != UpdatePace.AtOnce;

    // What was gathered is told as of the moment its time was up, and waits in the Cabinet for the person's hour.
    private static NoticeRaised Notice(SavedQuery query, DateTimeOffset now, string key, string link, string text) =>
        new(SavedFacts.Module, query.PersonId, null, key, [query.Name, text], link, StopPath: SavedFacts.StopPath(query.StopKey))
        {
            OccurredAt = UpdateSchedule.LastMoment(query.Pace, now),
        };

    // A notice's link is short; a search with many filters is shown where it is saved.
    private static string Newest(SavedQuery query) =>
        "/discovery" + (SearchQuery.Parse(query.Query) with { Sort = SearchSort.Date }).ToQueryString() is { Length: <= LongestLink } path ? path : SavedFacts.Path(query.Id);

    private sealed class DueItem
    {
        public required FoundItem Found { get; init; }
        public required SavedQuery Query { get; init; }
    }

    private sealed record News(string Module, string Kind, Guid ItemId, string Path, string TitleUk, string? TitleEn, SavedQuery Query);
}
