using System.CommandLine;
using Hub.SharedKernel.Languages;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Cabinet.Mail;

/// <summary><c>mail bounce FILE</c>: reads mails that came back, for example from a mail server that pipes them.</summary>
internal static class BounceCommand
{
    public static Command Create(Func<IServiceProvider> hub, ModuleTexts texts)
    {
        string T(string key, params object[] details) => texts.In(Language.Current, CabinetModule.Key, key, details);
        var files = new Argument<FileInfo[]>("file") { Arity = ArgumentArity.OneOrMore, Description = T("Command.Bounce.File") };
        var command = new Command("bounce", T("Command.Bounce")) { files };
        command.SetAction(async (typed, cancel) =>
        {
            var code = 0;
            await using var scope = hub().CreateAsyncScope();
            var take = scope.ServiceProvider.GetRequiredService<TakeBounce>();
            foreach (var file in typed.GetRequiredValue(files))
            {
                if (!file.Exists)
                {
                    Console.Error.WriteLine(T("Command.Bounce.NoFile", file.Name));
                    code = 1;
                    continue;
                }
                await using var mail = file.OpenRead();
                var outcome = await take.Run(mail, cancel);
                Console.WriteLine($"{file.Name}: {T($"Command.Bounce.{outcome}")}");
                if (outcome == BounceOutcome.NotUnderstood)
                    code = 1;
            }
            return code;
        });
        return command;
    }
}
