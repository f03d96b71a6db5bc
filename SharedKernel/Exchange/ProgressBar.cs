using System.Globalization;
using Hub.SharedKernel.Jobs;

namespace Hub.SharedKernel.Exchange;

/// <summary>Shows on the terminal how far an import is.</summary>
internal sealed class ProgressBar(ExchangePhrases phrases) : IDisposable
{
    private readonly TerminalProgress bar = new();
    private TimeSpan passBegan;
    private int pass = 1;

    public void Show(ImportProgress progress)
    {
        if (progress.Pass != pass)
            (pass, passBegan) = (progress.Pass, bar.Elapsed);
        var share = progress.AllBytes == 0 ? 1 : (double)progress.Bytes / progress.AllBytes;
        bar.Show(share, () => phrases.Say("Command.Progress", Math.Floor(share * 100),
            progress.Rows.ToString("N0", CultureInfo.InvariantCulture).Replace(',', ' '),
            (long)(progress.Rows / Math.Max((bar.Elapsed - passBegan).TotalSeconds, 0.001)), progress.Pass, progress.Passes));
    }

    /// <summary>Takes the bar off the terminal.</summary>
    public void Clear() => bar.Clear();

    public void Dispose() => bar.Dispose();
}
