using System.CommandLine;
using Hub.Checks;
using Hub.SharedKernel.Languages;
using Microsoft.Extensions.Options;
using static Hub.Commands.CommandTexts;

namespace Hub.Commands;

/// <summary>The command <c>check</c>: what is wrong with the way the portal is set up. Exit codes: 0 nothing or hints only, 1 something to mend.</summary>
internal sealed class CheckCommand(Func<IServiceProvider> hub)
{
    private const int Wrong = 1;

    public Command Build()
    {
        var command = new Command("check", Say("Command.Check"));
        command.SetAction(Execute);
        return command;
    }

    private async Task<int> Execute(ParseResult asked, CancellationToken cancel)
    {
        var output = asked.InvocationConfiguration.Output;
        var found = new List<Finding>();
        try
        {
            var services = hub();
            found.AddRange(await Area(output, "Settings", () => Task.FromResult<IEnumerable<Finding>>([])));
            found.AddRange(await Area(output, "Places", () => Task.FromResult(services.GetRequiredService<PlaceChecks>().Look())));
            found.AddRange(await Area(output, "Databases", async () => await services.GetRequiredService<DatabaseChecks>().Look(cancel)));
            found.AddRange(await Area(output, "Mail", async () => await services.GetRequiredService<MailChecks>().Look(cancel)));
            found.AddRange(await Area(output, "Surroundings", () => Task.FromResult(services.GetRequiredService<SurroundingChecks>().Look())));
        }
        catch (WrongSettings wrong)
        {
            found.AddRange(await Area(output, "Settings", () => Task.FromResult<IEnumerable<Finding>>(wrong.Findings)));
            await output.WriteLineAsync(Say("Command.Check.SettingsFirst"));
        }
        catch (OptionsValidationException wrong)
        {
            // Rules that join several settings say what is wrong themselves.
            found.AddRange(await Area(output, "Settings", () => Task.FromResult(wrong.Failures.Select(f => new Finding("Said", f)))));
            await output.WriteLineAsync(Say("Command.Check.SettingsFirst"));
        }
        var wrongs = found.Count(f => !f.IsHint);
        await output.WriteLineAsync(wrongs == 0 ? Say("Command.Check.Fine") : Say("Command.Check.Mend", wrongs));
        return wrongs == 0 ? 0 : Wrong;
    }

    private static async Task<IReadOnlyList<Finding>> Area(TextWriter output, string area, Func<Task<IEnumerable<Finding>>> look)
    {
        var found = (await look()).ToList();
        await output.WriteLineAsync($"{(found.All(f => f.IsHint) ? "✓" : "✗")} {Say("Command.Check.Area." + area)}");
        foreach (var finding in found)
            await output.WriteLineAsync($"  {(finding.IsHint ? "•" : "✗")} {finding.In(Language.Current)}");
        return found;
    }
}
