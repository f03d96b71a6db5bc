using System.CommandLine;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Cabinet.Administration;

/// <summary>
/// <c>admin create --email … --name …</c>: the first person who may appoint others.
/// <c>admin reset-second-factor --email …</c>: lets in again who lost the app and the codes.
/// </summary>
internal static class AdministratorCommand
{
    private const string PasswordVariable = "HUB_ADMIN_PASSWORD";

    public static Command Create(Func<IServiceProvider> hub, ModuleTexts texts)
    {
        string T(string key, params object[] details) => texts.In(Language.Current, CabinetModule.Key, key, details);
        var email = new Option<string>("--email") { Required = true, Description = T("Command.Admin.Email") };
        var name = new Option<string>("--name") { Required = true, Description = T("Command.Admin.Name") };
        var command = new Command("create", T("Command.Admin.Create", PasswordVariable)) { email, name };
        command.SetAction(async (typed, cancel) =>
        {
            if (Password(T) is not { Length: > 0 } password)
                return Refuse(T("Command.Admin.NoPassword", PasswordVariable));
            return await Do(hub, T, async services =>
            {
                var made = await services.GetRequiredService<CreateAdministrator>()
                    .Run(typed.GetRequiredValue(email), typed.GetRequiredValue(name), password, cancel);
                return T(made ? "Command.Admin.Made" : "Command.Admin.Known", typed.GetRequiredValue(email));
            }, cancel);
        });
        return command;
    }

    public static Command ResetFactor(Func<IServiceProvider> hub, ModuleTexts texts)
    {
        string T(string key, params object[] details) => texts.In(Language.Current, CabinetModule.Key, key, details);
        var email = new Option<string>("--email") { Required = true, Description = T("Command.Admin.Email") };
        var command = new Command("reset-second-factor", T("Command.Admin.ResetFactor")) { email };
        command.SetAction((typed, cancel) => Do(hub, T, async services =>
        {
            await services.GetRequiredService<ResetSecondFactor>().Run(typed.GetRequiredValue(email), cancel);
            return T("Command.Admin.FactorReset", typed.GetRequiredValue(email));
        }, cancel));
        return command;
    }

    private static async Task<int> Do(
        Func<IServiceProvider> hub, Func<string, object[], string> text, Func<IServiceProvider, Task<string>> work, CancellationToken cancel)
    {
        await using var scope = hub().CreateAsyncScope();
        if ((await scope.ServiceProvider.GetRequiredService<CabinetDb>().Database.GetPendingMigrationsAsync(cancel)).Any())
            return Refuse(text("Command.Admin.NotMigrated", []));
        try
        {
            Console.WriteLine(await work(scope.ServiceProvider));
            return 0;
        }
        catch (RuleViolation broken)
        {
            return Refuse(text(broken.Key, [.. broken.Details]));
        }
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }

    private static string? Password(Func<string, object[], string> text)
    {
        if (Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } given)
            return given;
        if (Console.IsInputRedirected)
            return null;
        Console.Write(text("Command.Admin.Password", []) + " ");
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
                typed.Length--;
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }
        Console.WriteLine();
        return typed.ToString();
    }
}
