using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hub.Backups;
using Hub.SharedKernel;
using Hub.SharedKernel.Jobs;
using static Hub.Commands.CommandTexts;

namespace Hub.Commands;

/// <summary>The commands <c>backup DIR</c> and <c>restore DIR</c>. Exit codes: 0 done, 1 done with damaged files, 2 refused, 3 failed, 130 interrupted.</summary>
internal sealed class BackupCommands(Func<IServiceProvider> hub)
{
    private const int WithDamage = 1, Refused = 2, Failed = 3, Interrupted = 130;

    public Command Backup()
    {
        var folder = new Argument<string>("DIR") { Description = Say("Command.Backup.Folder") };
        var command = new Command("backup", Say("Command.Backup")) { folder };
        command.SetAction((asked, cancel) => Guarded(asked, "Command.Cancelled", async progress =>
        {
            var clock = Stopwatch.StartNew();
            var to = Path.GetFullPath(asked.GetRequiredValue(folder));
            var made = await hub().GetRequiredService<TakeBackup>().Run(to, progress, cancel);
            var output = asked.InvocationConfiguration.Output;
            await output.WriteLineAsync(Say("Command.Backup.Done", made.Modules.Count, made.Modules.Sum(m => m.Rows), made.Files.Count,
                made.Files.Bytes / 1024 / 1024, Math.Round(clock.Elapsed.TotalSeconds, 1), to));
            if (!made.OneMoment)
                await output.WriteLineAsync(Say("Command.Backup.TwoMoments"));
            if (made.Files.Damaged.Count == 0)
                return 0;
            await asked.InvocationConfiguration.Error.WriteLineAsync(Say("Command.Backup.Damaged", string.Join(", ", made.Files.Damaged.Keys)));
            return WithDamage;
        }));
        return command;
    }

    public Command Restore()
    {
        var folder = new Argument<string>("DIR") { Description = Say("Command.Restore.Folder") };
        var check = new Option<bool>("--check") { Description = Say("Command.Restore.Check") };
        var command = new Command("restore", Say("Command.Restore")) { folder, check };
        command.SetAction((asked, cancel) => Guarded(asked, asked.GetValue(check) ? "Command.Cancelled" : "Command.Restore.Broken", async progress =>
        {
            var only = asked.GetValue(check);
            var from = asked.GetRequiredValue(folder);
            var found = only
                ? await hub().GetRequiredService<VerifyBackup>().Run(from, progress, cancel)
                : await hub().GetRequiredService<RestoreBackup>().Run(from, progress, cancel);
            await asked.InvocationConfiguration.Output.WriteLineAsync(Say(only ? "Command.Restore.Checked" : "Command.Restore.Done",
                found.TakenAt.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture), found.Modules.Count, found.Modules.Sum(m => m.Rows), found.Files.Count));
            return 0;
        }));
        return command;
    }

    private static async Task<int> Guarded(ParseResult asked, string cancelled, Func<IProgress<WorkStep>, Task<int>> work)
    {
        using var bar = new TerminalProgress();
        var error = asked.InvocationConfiguration.Error;
        try
        {
            return await work(new Shown(bar));
        }
        catch (RuleViolation broken)
        {
            bar.Clear();
            await error.WriteLineAsync(Say(broken));
            return Refused;
        }
        catch (OperationCanceledException)
        {
            bar.Clear();
            await error.WriteLineAsync(Say(cancelled));
            return Interrupted;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            bar.Clear();
            await error.WriteLineAsync(Say("Command.Failed", failure.Message));
            return Failed;
        }
    }

    // Progress<T> would tell from other threads, later, and out of order.
    private sealed class Shown(TerminalProgress bar) : IProgress<WorkStep>
    {
        public void Report(WorkStep value) => bar.Show(value.Share, () => Say(value.TextKey, value.Done, value.Total));
    }
}
