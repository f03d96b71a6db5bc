using FsCheck;
using FsCheck.Fluent;
using Hub.Contest.Assigning;

namespace Hub.Contest.Tests.Assigning;

/// <summary>What the automatic assignment promises, on wishes made by chance and checked by trying everything.</summary>
public sealed class BalanceEntriesTests
{
    private static readonly Guid[] people = [.. Enumerable.Range(1, 4).Select(i => Guid.Parse($"00000000-0000-0000-0001-00000000000{i}"))];
    private static readonly Guid[] entries = [.. Enumerable.Range(1, 4).Select(i => Guid.Parse($"00000000-0000-0000-0002-00000000000{i}"))];

    /// <summary>A wish small enough to try everything: some pairs are forbidden, some are kept.</summary>
    private static readonly Arbitrary<Wish> wishes = (
        from readers in Gen.Choose(0, 4)
        from cases in Gen.Choose(1, 4)
        from wanted in Gen.Choose(0, 3).ArrayOf(cases)
        from pairs in Gen.Choose(0, 9).ArrayOf(16)
        select WishOf(readers, wanted, pairs)).ToArbitrary();

    private static readonly Arbitrary<int> seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    // 0: kept; 1 to 3: forbidden; the others: possible, at a cost of 0 to 2.
    private static Wish WishOf(int readers, int[] wanted, int[] pairs)
    {
        var all = (from r in Enumerable.Range(0, readers) from c in Enumerable.Range(0, wanted.Length) select (Reader: people[r], Case: entries[c], What: pairs[4 * r + c])).ToList();
        return new([.. people.Take(readers).Select(p => new Reader(p))], [.. wanted.Select((w, i) => new Case(entries[i], w))],
            [.. all.Where(p => p.What > 3).Select(p => new Possible(p.Reader, p.Case, p.What % 3))], [.. all.Where(p => p.What == 0).Select(p => (p.Reader, p.Case))]);
    }

    [Property(MaxTest = 400)]
    public Property What_is_given_keeps_every_promise() => Prop.ForAll(wishes, seeds, (wish, seed) =>
    {
        var answer = BalanceEntries.Of(wish, seed);
        if (!answer.IsPossible)
            return answer.Given.Count == 0;
        var loads = Loads(wish, answer.Given);
        return answer.Given.Distinct().Count() == answer.Given.Count
            && answer.Given.All(g => wish.Possibles.Any(p => (p.Reader, p.Case) == g))
            && wish.Cases.All(c => answer.Given.Count(g => g.Case == c.Id) == c.Wanted)
            && (loads.Count == 0 || loads.Max() - loads.Min() <= 1);
    });

    [Property(MaxTest = 400)]
    public Property It_finds_a_way_whenever_there_is_one_and_the_one_that_follows_most_wishes() => Prop.ForAll(wishes, seeds, (wish, seed) =>
    {
        var answer = BalanceEntries.Of(wish, seed);
        var best = Cheapest(wish);
        return answer.IsPossible == best is not null
            && (best is null || Cost(wish, answer.Given) == best);
    });

    [Property(MaxTest = 400)]
    public Property What_stands_in_the_way_is_true_and_enough_to_make_it_impossible() => Prop.ForAll(wishes, seeds, (wish, seed) => BalanceEntries.Of(wish, seed).Obstacle switch
    {
        null => true,
        Obstacle.NoReaders => wish.Readers.Count == 0,
        Obstacle.TooFewReaders o => o.Available < o.Wanted && wish.Cases.Single(c => c.Id == o.Case).Wanted == o.Wanted && wish.Possibles.Count(p => p.Case == o.Case) == o.Available,
        Obstacle.KeepsTooMany o => wish.Kept.Count(k => k.Reader == o.Reader) == o.Kept && o.Kept > o.Most && o.Most == Shares(wish).Most,
        Obstacle.SharesTooSmall o => o.Possible < o.Wanted && o.Most == Shares(wish).Most && o.Wanted == wish.Cases.Where(c => o.Cases.Contains(c.Id)).Sum(c => c.Wanted)
            && o.Possible == wish.Possibles.Where(p => o.Cases.Contains(p.Case)).GroupBy(p => p.Reader).Sum(g => Math.Min(g.Count(), o.Most - wish.Kept.Count(k => k.Reader == g.Key))),
        Obstacle.SharesTooLarge o => o.Possible < o.Wanted && o.Least == Shares(wish).Least && o.Wanted == o.Readers.Sum(r => Math.Max(0, o.Least - wish.Kept.Count(k => k.Reader == r)))
            && o.Possible == wish.Possibles.Where(p => o.Readers.Contains(p.Reader)).GroupBy(p => p.Case).Sum(g => Math.Min(g.Count(), wish.Cases.Single(c => c.Id == g.Key).Wanted)),
        _ => false,
    });

    [Property(MaxTest = 200)]
    public Property The_same_seed_gives_the_same_whatever_the_order_of_jurors_and_entries() => Prop.ForAll(wishes, seeds, (wish, seed) =>
    {
        var there = BalanceEntries.Of(wish, seed);
        var back = BalanceEntries.Of(new([.. wish.Readers.Reverse()], [.. wish.Cases.Reverse()], [.. wish.Possibles.OrderBy(p => p.Cost).ThenByDescending(p => p.Case)], [.. wish.Kept.Reverse()]), seed);
        return there.Given.SequenceEqual(back.Given) && there.IsPossible == back.IsPossible;
    });

    [Test]
    public void Another_seed_gives_another_answer()
    {
        var (readers, cases) = (Ids(1, 9), Ids(2, 45));
        var wish = new Wish([.. readers.Select(r => new Reader(r))], [.. cases.Select(c => new Case(c, 3))], [.. readers.SelectMany(r => cases.Select(c => new Possible(r, c, 1)))], []);
        Assert.That(BalanceEntries.Of(wish, 2).Given, Is.Not.EquivalentTo(BalanceEntries.Of(wish, 1).Given));
    }

    [Test]
    public void A_thousand_entries_for_two_hundred_jurors_are_shared_out_evenly()
    {
        var (readers, cases) = (Ids(1, 200), Ids(2, 1000));
        var possible = readers.SelectMany((r, i) => cases.Select((c, k) => new Possible(r, c, (i + k) % 3)).Where((_, k) => (i * 7 + k) % 11 > 2)).ToList();
        var answer = BalanceEntries.Of(new([.. readers.Select(r => new Reader(r))], [.. cases.Select(c => new Case(c, 15))], possible, []), 7);
        Assert.That(answer.Given.CountBy(g => g.Reader).Select(l => l.Value), Has.Exactly(200).EqualTo(75));
        Assert.That(answer.Given.CountBy(g => g.Case).Select(l => l.Value), Has.Exactly(1000).EqualTo(15));
    }

    private static List<Guid> Ids(int kind, int count) => [.. Enumerable.Range(1, count).Select(i => Guid.Parse($"00000000-0000-0000-{kind:0000}-{i:000000000000}"))];

    private static List<int> Loads(Wish wish, IEnumerable<(Guid Reader, Guid Case)> given) =>
        [.. wish.Readers.Select(r => wish.Kept.Concat(given).Count(p => p.Reader == r.Id))];

    private static (int Least, int Most) Shares(Wish wish)
    {
        var all = wish.Kept.Count + wish.Cases.Sum(c => c.Wanted);
        return (all / wish.Readers.Count, (all + wish.Readers.Count - 1) / wish.Readers.Count);
    }

    private static int Cost(Wish wish, IEnumerable<(Guid Reader, Guid Case)> given) => given.Sum(g => wish.Possibles.First(p => (p.Reader, p.Case) == g).Cost);

    /// <summary>Tries every set of pairs; null when none is right.</summary>
    private static int? Cheapest(Wish wish)
    {
        int? best = null;
        void Try(int at, List<(Guid, Guid)> given)
        {
            if (at == wish.Cases.Count)
            {
                var loads = Loads(wish, given);
                if (loads.Count == 0 ? given.Count == 0 : loads.Max() - loads.Min() <= 1)
                    best = Math.Min(best ?? int.MaxValue, Cost(wish, given));
                return;
            }
            var (id, wanted) = wish.Cases.ElementAt(at);
            var able = wish.Possibles.Where(p => p.Case == id).ToList();
            for (var choice = 0; choice < 1 << able.Count; choice++)
                if (int.PopCount(choice) == wanted)
                    Try(at + 1, [.. given, .. able.Where((_, i) => (choice >> i & 1) == 1).Select(p => (p.Reader, p.Case))]);
        }
        Try(0, []);
        return best;
    }
}
