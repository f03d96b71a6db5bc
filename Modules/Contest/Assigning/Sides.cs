namespace Hub.Contest.Assigning;

/// <summary>Jurors and entries in the order of the seed, and the networks made of them: source, sink, then entries, then jurors.</summary>
internal sealed record Sides(IReadOnlyList<Guid> Readers, IReadOnlyList<Guid> Order, IReadOnlyDictionary<Guid, Case> Cases, IReadOnlyList<Possible> Possibles, IReadOnlyDictionary<Guid, int> Kept)
{
    private readonly Dictionary<Guid, int> nodes = Order.Concat(Readers).Index().ToDictionary(x => x.Item, x => x.Index + 2);

    public int Wanted { get; } = Order.Sum(c => Cases[c].Wanted);

    public int Node(Guid side) => nodes[side];

    public int KeptBy(Guid reader) => Kept.GetValueOrDefault(reader);

    /// <param name="room">How many a juror may take at the lower price, and how many more.</param>
    /// <param name="saves">How much cheaper the lower price is.</param>
    /// <param name="pairs">Arcs between entries and jurors.</param>
    public FlowNetwork Network(Func<Guid, (int First, int More)> room, int saves, out List<(Possible Pair, int Arc)> pairs)
    {
        var network = new FlowNetwork(nodes.Count + 2);
        foreach (var id in Order)
            network.Add(0, Node(id), Cases[id].Wanted);
        pairs = [.. Possibles.Select(p => (p, network.Add(Node(p.Case), Node(p.Reader), 1, saves == 0 ? 0 : p.Cost)))];
        foreach (var reader in Readers)
        {
            var (first, more) = room(reader);
            network.Add(Node(reader), 1, first, -saves);
            if (more > 0)
                network.Add(Node(reader), 1, more);
        }
        return network;
    }
}
