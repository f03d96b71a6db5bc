using System.Diagnostics;

namespace Hub.SharedKernel.Jobs;

/// <summary>How far long work is, as a bar on the terminal; where the output is no terminal, a line now and then.</summary>
public sealed class TerminalProgress : IDisposable
{
    private const int Width = 30, Line = 110;
    private static readonly TimeSpan often = TimeSpan.FromMilliseconds(200), seldom = TimeSpan.FromSeconds(10);

    private readonly bool terminal = !Console.IsErrorRedirected;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan shownAt;
    private bool drawn;

    /// <summary>Since the work began.</summary>
    public TimeSpan Elapsed => clock.Elapsed;

    /// <summary>Shows the state, unless the last one was shown a moment ago.</summary>
    /// <param name="share">How much is done, 0 to 1.</param>
    /// <param name="line">The rest of the line in the reader's language; asked for only when it is shown.</param>
    public void Show(double share, Func<string> line)
    {
        if (clock.Elapsed - shownAt < (terminal ? often : seldom))
            return;
        shownAt = clock.Elapsed;
        if (terminal)
            Console.Error.Write("\r" + $"[{new string('█', (int)(Math.Clamp(share, 0, 1) * Width)).PadRight(Width, '░')}] {line()}".PadRight(Line));
        else
            Console.Error.WriteLine(line());
        drawn = terminal;
    }

    /// <summary>Takes the bar off the terminal.</summary>
    public void Clear()
    {
        if (drawn)
            Console.Error.Write("\r" + new string(' ', Line) + "\r");
        drawn = false;
    }

    /// <summary>Takes the bar off the terminal.</summary>
    public void Dispose() => Clear();
}
