using System.Diagnostics;
using System.Globalization;

namespace Hub.Faults.Tests;

/// <summary>The disk fails at the n-th call: the portal is watched by strace, which makes one call fail.</summary>
public sealed class FailedWriteTests
{
    private const int Deepest = 8;

    [TestCase("fsync,fdatasync")]
    [TestCase("pwrite64")]
    public async Task Whichever_call_fails_nothing_confirmed_is_lost_and_the_portal_lives(string calls)
    {
        await using var place = await TestDatabase.Create();
        await using var hub = await HubProcess.Start(place, Ports.Free()).Ready();
        await using var load = WritingLoad.On(2, hub.Address);
        await load.More(5);
        var failed = 0;
        for (var n = 1; n <= Deepest; n++)
        {
            failed += await Fail(hub, calls, n, () => load.More(10));
            await load.More(5);
        }
        await load.Stop();
        await Books.Settled(place);
        Assert.Multiple(() =>
        {
            Assert.That(failed, Is.GreaterThanOrEqualTo(Deepest), "every time a call was made to fail");
            Assert.That(hub.HasEnded, Is.False);
        });
        await Books.Balance(place, load, $"{failed} calls of {calls} failed");
    }

    /// <returns>How many calls failed.</returns>
    private static async Task<int> Fail(HubProcess hub, string calls, int n, Func<Task> meanwhile)
    {
        var start = new ProcessStartInfo("strace",
            ["-f", "-p", hub.Id.ToString(CultureInfo.InvariantCulture), "-e", $"trace={calls}", "-e", $"inject={calls}:error=EIO:when={n.ToString(CultureInfo.InvariantCulture)}"])
        { RedirectStandardError = true };
        using var watcher = Process.Start(start)!;
        var attached = new TaskCompletionSource();
        var failed = 0;
        watcher.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
                attached.TrySetException(new InvalidOperationException("strace ended before it was attached; it needs the right to trace."));
            else if (line.Data.Contains("(INJECTED)", StringComparison.Ordinal))
                Interlocked.Increment(ref failed);
            else
                attached.TrySetResult();
        };
        watcher.BeginErrorReadLine();
        await attached.Task;
        try
        {
            await meanwhile();
        }
        finally
        {
            // Let go politely: a watcher that is killed may leave its threads stopped.
            using var quit = Process.Start("kill", ["-INT", watcher.Id.ToString(CultureInfo.InvariantCulture)]);
            await watcher.WaitForExitAsync();
        }
        return failed;
    }
}
