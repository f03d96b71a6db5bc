namespace Hub.Contest.Counting;

/// <summary>Whether a nomination's ballots still hang together without one of the jurors; asked of each of them, so it must be quick.</summary>
internal sealed class Connection
{
    private const int Bits = 64;

    private readonly int words;
    private readonly ulong[][] jurorsOfEntry;

    public Connection(Sheet sheet)
    {
        words = (sheet.Jurors.Length / Bits) + 1;
        jurorsOfEntry = [.. sheet.Entries.Select(_ => new ulong[words])];
        foreach (var (entry, juror) in sheet.Ballots)
            jurorsOfEntry[entry][juror / Bits] |= 1UL << (juror % Bits);
    }

    public bool HoldsWithout(int juror)
    {
        var others = new ulong[words];
        Array.Fill(others, ulong.MaxValue);
        others[juror / Bits] = ~(1UL << (juror % Bits));
        var waiting = Array.FindAll(jurorsOfEntry, jurors => Share(jurors, others));
        if (waiting.Length == 0)
            return true;
        // From one entry to all that share a juror with those reached, until nothing more is added.
        var reached = new ulong[words];
        Join(reached, waiting[0], others);
        var (left, before) = (waiting.Length, 0);
        while (left > 0 && left != before)
        {
            before = left;
            left = 0;
            for (var e = 0; e < before; e++)
                if (Share(waiting[e], reached))
                    Join(reached, waiting[e], others);
                else
                    waiting[left++] = waiting[e];
        }
        return left == 0;
    }

    private static bool Share(ulong[] a, ulong[] b)
    {
        for (var i = 0; i < a.Length; i++)
            if ((a[i] & b[i]) != 0)
                return true;
        return false;
    }

    private static void Join(ulong[] reached, ulong[] jurors, ulong[] others)
    {
        for (var i = 0; i < reached.Length; i++)
            reached[i] |= jurors[i] & others[i];
    }
}
