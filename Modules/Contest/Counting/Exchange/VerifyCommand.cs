using System.CommandLine;
using Hub.SharedKernel.Languages;

namespace Hub.Contest.Counting.Exchange;

/// <summary>The command <c>contest verify FILE</c>: needs nothing but the file. Exit codes: 0 equal, 1 differs, 2 unreadable, 130 interrupted.</summary>
internal sealed class VerifyCommand
{
    private const int LinesShown = 30, Interrupted = 130;

    private readonly CountPhrases phrases;
    private readonly Argument<FileInfo> file;
    private readonly Option<string?> seal;

    public VerifyCommand(ModuleTexts texts)
    {
        phrases = new(texts, Language.Current);
        file = new("FILE") { Description = phrases.Say("Verify.Command.File") };
        seal = new("--seal") { Description = phrases.Say("Verify.Command.Seal") };
    }

    public Command Build()
    {
        var command = new Command("verify", phrases.Say("Verify.Command")) { file, seal };
        command.SetAction(Execute);
        return command;
    }

    private async Task<int> Execute(ParseResult asked, CancellationToken cancel)
    {
        var source = asked.GetRequiredValue(file);
        try
        {
            if (!source.Exists)
                return Unreadable("Verify.NoFile", source.Name);
            if (source.Length > RawFile.MostBytes)
                return Unreadable("Count.File.TooLarge", RawFile.MostBytes / 1024 / 1024);
            return Tell(Verify.Of(await File.ReadAllBytesAsync(source.FullName, cancel)), asked.GetValue(seal));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Unreadable("Verify.CannotOpen", source.Name, failure.Message);
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
    }

    private int Tell(VerifyReport report, string? expected)
    {
        Show(report.Changed);
        if (report is { Verdict: Verdict.Unreadable, Changed.Count: > 0 })
            Console.Error.WriteLine(phrases.Say("Verify.ThereforeNothing"));
        Show(report.Consequences);
        if (report.Verdict != Verdict.Equal)
        {
            Console.Error.WriteLine(phrases.Say("Verify." + report.Verdict));
            return (int)report.Verdict;
        }
        if (expected is not null && !expected.Trim().Equals(report.Seal, StringComparison.OrdinalIgnoreCase))
        {
            Console.Error.WriteLine(phrases.Say("Verify.OtherSeal", report.Seal, FileMistake.Quote(expected)));
            return (int)Verdict.Differs;
        }
        Console.WriteLine(phrases.Say("Verify.Equal", report.Count!.Nominations.Count, report.Count.Nominations.Sum(n => n.Entries.Count), report.Count.Input.Ballots.Count));
        Console.WriteLine(phrases.Say("Verify.Seal", report.Seal));
        return (int)Verdict.Equal;
    }

    private void Show(IReadOnlyList<FileMistake> found)
    {
        foreach (var mistake in found.Take(LinesShown))
            Console.Error.WriteLine(phrases.Line(mistake));
        if (found.Count > LinesShown)
            Console.Error.WriteLine(phrases.Say("Verify.More", found.Count - LinesShown));
    }

    private int Unreadable(string key, params object[] arguments)
    {
        Console.Error.WriteLine(phrases.Say(key, arguments));
        return (int)Verdict.Unreadable;
    }
}
