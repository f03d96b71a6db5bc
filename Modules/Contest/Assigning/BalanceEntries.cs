using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Hub.Contest.Assigning;

/// <summary>
/// Distributes entries so that each gets the jurors it needs, loads differ by at most one, nobody gets what they may not read, and
/// wishes are followed as far as that allows.
/// <para>
/// Exact, not a search that may miss a solution. D readings shared by m jurors differ by at most one just when everybody reads ⌊D/m⌋ or
/// ⌈D/m⌉. Entries and jurors are nodes, permissions are arcs of capacity one, and a juror passes on the smaller share and, at most, one more.
/// A flow that fills all entries with nobody above the greater share, and one that gives everybody the smaller share, exist each
/// or not (Ford and Fulkerson); where both exist there is one that does both, because a flow is only ever increased along ways that
/// take nothing from a juror. The smaller share is made so much cheaper than any wish that the cheapest flow fills it; among such flows the wishes decide.
/// Where one does not exist, the smallest cut is the proof, and it is what is explained.
/// </para>
/// <para>
/// Whoever takes the same seed and the same facts gets the same answer: both sides are put in the order of SHA-256 of seed and id before
/// anything is calculated, so the order in which they come, chance and time have no say.
/// </para>
/// </summary>
internal static class BalanceEntries
{
    private const int Source = 0;
    private const int Sink = 1;

    public static Balanced Of(Wish wish, int seed)
    {
        var readers = InOrder(wish.Readers.Select(r => r.Id), seed);
        var cases = wish.Cases.ToDictionary(c => c.Id);
        var order = InOrder(cases.Keys, seed);
        if (order.Sum(c => cases[c].Wanted) == 0 && wish.Kept.Count == 0)
            return new([], null);
        if (readers.Count == 0)
            return new([], new Obstacle.NoReaders());
        var network = new Sides(readers, order, cases, InOrder(wish.Possibles, readers, order), wish.Kept.CountBy(k => k.Reader).ToDictionary());
        return Entry(network) is { } obstacle ? new([], obstacle) : Shares(network);
    }

    /// <summary>The first look: an entry that nobody's load has anything to do with.</summary>
    private static Obstacle.TooFewReaders? Entry(Sides sides)
    {
        var available = sides.Possibles.CountBy(p => p.Case).ToDictionary();
        return sides.Order.Select(id => new Obstacle.TooFewReaders(id, sides.Cases[id].Wanted, available.GetValueOrDefault(id)))
            .Where(o => o.Available < o.Wanted).OrderByDescending(o => o.Wanted - o.Available).FirstOrDefault();
    }

    private static Balanced Shares(Sides sides)
    {
        var (all, m) = (sides.Wanted + sides.Readers.Sum(sides.KeptBy), sides.Readers.Count);
        var (least, most) = (all / m, (all + m - 1) / m);
        if (sides.Readers.FirstOrDefault(r => sides.KeptBy(r) > most) is var busy && busy != Guid.Empty)
            return new([], new Obstacle.KeepsTooMany(busy, sides.KeptBy(busy), most));
        return (Above(sides, most) ?? Below(sides, least)) is { } obstacle ? new([], obstacle) : Cheapest(sides, least, most);
    }

    /// <summary>Whether all entries can be filled with nobody above the greater share.</summary>
    private static Obstacle? Above(Sides sides, int most)
    {
        var network = sides.Network(r => (most - sides.KeptBy(r), 0), 0, out _);
        if (network.Send(Source, Sink) == sides.Wanted)
            return null;
        var pressed = sides.Order.Where(c => network.IsReached(sides.Node(c))).ToHashSet();
        var room = sides.Possibles.Where(p => pressed.Contains(p.Case)).CountBy(p => p.Reader).Sum(r => Math.Min(r.Value, most - sides.KeptBy(r.Key)));
        return new Obstacle.SharesTooSmall([.. sides.Order.Where(pressed.Contains)], pressed.Sum(c => sides.Cases[c].Wanted), room, most);
    }

    /// <summary>Whether everybody can be given the smaller share.</summary>
    private static Obstacle? Below(Sides sides, int least)
    {
        int Lacks(Guid reader) => Math.Max(0, least - sides.KeptBy(reader));
        var network = sides.Network(r => (Lacks(r), 0), 0, out _);
        if (network.Send(Source, Sink) == sides.Readers.Sum(Lacks))
            return null;
        var idle = sides.Readers.Where(r => !network.IsReached(sides.Node(r)) && Lacks(r) > 0).ToHashSet();
        var there = sides.Possibles.Where(p => idle.Contains(p.Reader)).CountBy(p => p.Case).Sum(c => Math.Min(c.Value, sides.Cases[c.Key].Wanted));
        return new Obstacle.SharesTooLarge([.. sides.Readers.Where(idle.Contains)], idle.Sum(Lacks), there, least);
    }

    private static Balanced Cheapest(Sides sides, int least, int most)
    {
        // One smaller share left open must cost more than all wishes together can save.
        var open = 2 * sides.Wanted + 1;
        var network = sides.Network(r => (Math.Max(0, least - sides.KeptBy(r)), most - Math.Max(least, sides.KeptBy(r))), open, out var arcs);
        network.Send(Source, Sink);
        return new([.. arcs.Where(a => network.FlowOf(a.Arc) == 1).Select(a => (a.Pair.Reader, a.Pair.Case))], null);
    }

    private static List<Guid> InOrder(IEnumerable<Guid> ids, int seed) => [.. ids.Distinct().Select(id => (Id: id, Rank: Rank(seed, id))).OrderBy(x => x.Rank, StringComparer.Ordinal).Select(x => x.Id)];

    private static List<Possible> InOrder(IEnumerable<Possible> pairs, List<Guid> readers, List<Guid> cases)
    {
        var (places, rows) = (readers.Index().ToDictionary(r => r.Item, r => r.Index), cases.Index().ToDictionary(c => c.Item, c => c.Index));
        return [.. pairs.Where(p => places.ContainsKey(p.Reader) && rows.ContainsKey(p.Case)).DistinctBy(p => (p.Reader, p.Case)).OrderBy(p => rows[p.Case]).ThenBy(p => places[p.Reader])];
    }

    private static string Rank(int seed, Guid id)
    {
        Span<byte> bytes = stackalloc byte[20];
        BinaryPrimitives.WriteInt32BigEndian(bytes, seed);
        id.TryWriteBytes(bytes[4..], bigEndian: true, out _);
        return Convert.ToHexString(SHA256.HashData(bytes));
    }
}
