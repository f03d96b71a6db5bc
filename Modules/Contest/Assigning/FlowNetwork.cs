namespace Hub.Contest.Assigning;

/// <summary>
/// A network with whole capacities and small whole costs, and its cheapest greatest flow by the primal-dual method: while there is a way
/// from source to sink, the cheapest ways are filled all at once. Costs are few different numbers, so there are few rounds.
/// Nothing depends on chance: the same arcs in the same order give the same flow.
/// </summary>
internal sealed class FlowNetwork(int nodes)
{
    private const int Far = int.MaxValue / 4;
    private readonly List<(int To, int Left, int Cost)> arcs = [];
    private readonly List<int>[] from = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
    private readonly int[] distance = new int[nodes];
    private readonly int[] next = new int[nodes];
    private readonly bool[] onWay = new bool[nodes];

    /// <returns>Number of the arc, by which its flow is asked.</returns>
    public int Add(int start, int end, int capacity, int cost = 0)
    {
        arcs.Add((end, capacity, cost));
        arcs.Add((start, 0, -cost));
        from[start].Add(arcs.Count - 2);
        from[end].Add(arcs.Count - 1);
        return arcs.Count - 2;
    }

    public int FlowOf(int arc) => arcs[arc ^ 1].Left;

    /// <summary>Sends as much as can be sent, at the least cost.</summary>
    /// <returns>How much arrives.</returns>
    public int Send(int source, int sink)
    {
        var sent = 0;
        for (Measure(source); distance[sink] < Far; Measure(source))
        {
            Array.Clear(next);
            for (var more = Push(source, sink, Far); more > 0; more = Push(source, sink, Far))
                sent += more;
        }
        return sent;
    }

    /// <summary>Whether something more could still arrive at a node: after <see cref="Send"/> these nodes are one side of a smallest cut.</summary>
    public bool IsReached(int node) => distance[node] < Far;

    // Costs may be negative and ways back are: Bellman and Ford with a queue.
    private void Measure(int source)
    {
        Array.Fill(distance, Far);
        distance[source] = 0;
        var waiting = new Queue<int>([source]);
        var waits = new bool[distance.Length];
        while (waiting.TryDequeue(out var node))
        {
            waits[node] = false;
            foreach (var arc in from[node])
            {
                var (to, left, cost) = arcs[arc];
                if (left == 0 || distance[node] + cost >= distance[to])
                    continue;
                distance[to] = distance[node] + cost;
                if (!waits[to])
                    waiting.Enqueue(to);
                waits[to] = true;
            }
        }
    }

    private int Push(int node, int sink, int most)
    {
        if (node == sink)
            return most;
        onWay[node] = true;
        for (; next[node] < from[node].Count; next[node]++)
        {
            var arc = from[node][next[node]];
            var (to, left, cost) = arcs[arc];
            // Arcs without cost may lead in a circle.
            if (left == 0 || onWay[to] || distance[to] != distance[node] + cost)
                continue;
            var sent = Push(to, sink, Math.Min(most, left));
            if (sent == 0)
                continue;
            arcs[arc] = (to, left - sent, cost);
            arcs[arc ^ 1] = arcs[arc ^ 1] with { Left = arcs[arc ^ 1].Left + sent };
            onWay[node] = false;
            return sent;
        }
        onWay[node] = false;
        return 0;
    }
}
