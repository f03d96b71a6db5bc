using Hub.Discovery.Updates;

namespace Hub.Discovery.Tests.Updates;

/// <summary>Something that happens to a portal whose searches are followed.</summary>
internal abstract record Step
{
    public sealed record Published(int Item, int Topics) : Step;

    public sealed record Withdrawn(int Item) : Step;

    public sealed record Saved(int Person, int Query, UpdatePace Pace) : Step;

    public sealed record PaceChanged(int Person, int Query, UpdatePace Pace) : Step;

    public sealed record Paused(int Person, int Query) : Step;

    public sealed record Resumed(int Person, int Query) : Step;

    public sealed record Deleted(int Person, int Query) : Step;

    public sealed record Passed(int Hours) : Step;

    public sealed record Ran : Step;

    /// <summary>Two hosts at once.</summary>
    public sealed record BothRan : Step;

    /// <summary>The host dies at a command to the database and starts again.</summary>
    public sealed record Died(int Command) : Step;
}

/// <summary>Random stories; one seed is one story.</summary>
internal static class Story
{
    public const int People = 2;
    public const int Queries = 4;
    public const int Items = 6;

    public static IEnumerable<Step> Of(int seed, int length)
    {
        var random = new Random(seed);
        UpdatePace Pace() => (UpdatePace)random.Next(5);
        int Person() => random.Next(People);
        int Query() => random.Next(Queries);
        for (var n = 0; n < length; n++)
            yield return random.Next(20) switch
            {
                < 5 => new Step.Published(random.Next(Items), random.Next(1, 4)),
                5 => new Step.Withdrawn(random.Next(Items)),
                < 10 => new Step.Saved(Person(), Query(), Pace()),
                10 => new Step.PaceChanged(Person(), Query(), Pace()),
                11 => new Step.Paused(Person(), Query()),
                12 => new Step.Resumed(Person(), Query()),
                13 => new Step.Deleted(Person(), Query()),
                14 or 15 => new Step.Passed(random.Next(1, 24 * 12)),
                16 => new Step.Died(random.Next(25)),
                17 => new Step.BothRan(),
                _ => new Step.Ran(),
            };
        // Time goes on until everything that waits is due.
        for (var week = 0; week < 5; week++)
        {
            yield return new Step.Ran();
            yield return new Step.Passed(24 * 8);
        }
        yield return new Step.Ran();
    }

    /// <summary>Whether a query asks for an item of these topics: the first asks for one topic, the second for the other, the third for either, the fourth for a word all have and the first topic.</summary>
    public static bool Matches(int query, int topics) => query switch { 0 or 3 => (topics & 1) != 0, 1 => (topics & 2) != 0, _ => true };
}

/// <summary>What a story must come to, without any database: who is told what, once.</summary>
internal sealed class StoryModel(DateTimeOffset start)
{
    private sealed class Item
    {
        public int Topics;
        public bool IsThere;
        public int? First;
        public int Change;
    }

    private sealed class Query(int since, UpdatePace pace)
    {
        public int Since = since;
        public UpdatePace Pace = pace;
        public bool IsPaused;
        public readonly Dictionary<int, DateTimeOffset> Found = [];
    }

    private readonly Item[] items = [.. Enumerable.Range(0, Story.Items).Select(_ => new Item())];
    private readonly Dictionary<(int Person, int Query), Query> queries = [];
    private int changes, followed;
    private DateTimeOffset now = start;

    public HashSet<(int Person, int Item)> Told { get; } = [];

    public void Do(Step step)
    {
        switch (step)
        {
            case Step.Published p:
                (items[p.Item].Topics, items[p.Item].IsThere, items[p.Item].Change) = (p.Topics, true, ++changes);
                items[p.Item].First ??= changes;
                break;
            case Step.Withdrawn w:
                (items[w.Item].IsThere, items[w.Item].Change) = (false, ++changes);
                break;
            case Step.Saved s:
                queries.TryAdd((s.Person, s.Query), new(changes, s.Pace));
                break;
            case Step.PaceChanged c when queries.TryGetValue((c.Person, c.Query), out var query):
                query.Pace = c.Pace;
                if (c.Pace == UpdatePace.Never)
                    query.Found.Clear();
                break;
            case Step.Paused p when queries.TryGetValue((p.Person, p.Query), out var query):
                query.IsPaused = true;
                query.Found.Clear();
                break;
            case Step.Resumed r when queries.TryGetValue((r.Person, r.Query), out var query) && query.IsPaused:
                (query.IsPaused, query.Since) = (false, changes);
                break;
            case Step.Deleted d:
                queries.Remove((d.Person, d.Query));
                break;
            case Step.Passed p:
                now = now.AddHours(p.Hours);
                break;
            case Step.Ran or Step.BothRan or Step.Died:
                Find();
                foreach (var person in Enumerable.Range(0, Story.People))
                    Tell(person);
                break;
        }
    }

    private void Find()
    {
        foreach (var ((person, kind), query) in queries.Where(q => !q.Value.IsPaused && q.Value.Pace != UpdatePace.Never))
            for (var n = 0; n < items.Length; n++)
                if (items[n] is { IsThere: true } item && item.Change > followed && item.First > query.Since && Story.Matches(kind, item.Topics) && !Told.Contains((person, n)))
                    query.Found.TryAdd(n, now);
        followed = changes;
    }

    private void Tell(int person)
    {
        var mine = queries.Where(q => q.Key.Person == person).Select(q => q.Value).ToList();
        var due = mine.Where(q => !q.IsPaused && q.Pace != UpdatePace.Never).SelectMany(q => q.Found.Where(f => q.Pace == UpdatePace.AtOnce || f.Value < UpdateSchedule.LastMoment(q.Pace, now)))
            .Select(f => f.Key).ToHashSet();
        if (due.Count == 0)
            return;
        Told.UnionWith(due.Where(n => items[n].IsThere).Select(n => (person, n)));
        foreach (var query in mine)
            foreach (var n in query.Found.Keys.Where(n => Told.Contains((person, n)) || !items[n].IsThere).ToList())
                query.Found.Remove(n);
    }
}
