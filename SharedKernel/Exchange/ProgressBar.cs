using System.Diagnostics;
using System.Globalization;

namespace Hub.SharedKernel.Exchange;

/// <summary>Shows on the terminal how far an import is; where there is no terminal, a line now and then.</summary>
internal sealed class ProgressBar(ExchangePhrases phrases) : IDisposable
{
    private const int Width = 30;
    private static readonly TimeSpan often = TimeSpan.FromMilliseconds(200), seldom = TimeSpan.FromSeconds(10);

    private readonly bool terminal = !Console.IsErrorRedirected;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan shownAt, passBegan;
    private int pass = 1;
    private bool drawn;

    public void Show(ImportProgress progress)
    {
        if (progress.Pass != pass)
            (pass, passBegan) = (progress.Pass, clock.Elapsed);
        if (clock.Elapsed - shownAt < (terminal ? often : seldom))
            return;
        shownAt = clock.Elapsed;
        var share = progress.AllBytes == 0 ? 1 : (double)progress.Bytes / progress.AllBytes;
        var speed = (long)(progress.Rows / Math.Max((clock.Elapsed - passBegan).TotalSeconds, 0.001));
        var line = phrases.Say("Command.Progress", Math.Floor(share * 100), progress.Rows.ToString("N0", CultureInfo.InvariantCulture).Replace(',', ' '),
            speed, progress.Pass, progress.Passes);
        if (terminal)
            Console.Error.Write($"\r[{new string('█', (int)(share * Width)).PadRight(Width, '░')}] {line}   ");
        else
            Console.Error.WriteLine(line);
        drawn = terminal;
    }

    /// <summary>Takes the bar off the terminal.</summary>
    public void Clear()
    {
        if (drawn)
            Console.Error.Write("\r" + new string(' ', 110) + "\r");
        drawn = false;
    }

    public void Dispose() => Clear();
}
