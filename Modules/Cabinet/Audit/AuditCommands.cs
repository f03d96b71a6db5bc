using System.CommandLine;
using System.Globalization;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Cabinet.Audit;

/// <summary><c>audit verify</c> and <c>audit head</c>: whether the log is as it was written, and what to keep elsewhere to prove it.</summary>
internal sealed class AuditCommands(Func<IServiceProvider> hub, ModuleTexts texts)
{
    public IEnumerable<ModuleCommand> All() => [new("audit", Verify()), new("audit", Head())];

    private Command Verify()
    {
        var kept = new Option<string?>("--head") { Description = T("Command.Audit.Kept") };
        var command = new Command("verify", T("Command.Audit.Verify")) { kept };
        command.SetAction(async (typed, cancel) =>
        {
            if (typed.GetValue(kept) is { } text && Parse(text) is null)
                return Fail(T("Command.Audit.KeptWrong", text));
            await using var scope = hub().CreateAsyncScope();
            var verdict = await scope.ServiceProvider.GetRequiredService<VerifyAudit>().Run(Parse(typed.GetValue(kept)), cancel);
            if (verdict.Broken is not { } damage)
            {
                Console.WriteLine(T("Command.Audit.Sound", verdict.Head.Number, verdict.Head));
                return 0;
            }
            return Fail(string.Join(Environment.NewLine, Lines(verdict, damage)));
        });
        return command;
    }

    private Command Head()
    {
        var command = new Command("head", T("Command.Audit.Head"));
        command.SetAction(async (_, cancel) =>
        {
            await using var scope = hub().CreateAsyncScope();
            Console.WriteLine(await scope.ServiceProvider.GetRequiredService<CabinetDb>().AuditHeads.AsNoTracking().SingleAsync(cancel));
            return 0;
        });
        return command;
    }

    private IEnumerable<string> Lines(AuditVerdict verdict, AuditDamage damage)
    {
        yield return T("Command.Audit.Broken", verdict.Row?.Number ?? verdict.Head.Number + 1);
        yield return T($"Command.Audit.{damage}");
        if (verdict.Row is { } row)
            yield return FormattableString.Invariant($"{KyivTime.ToKyiv(row.At):yyyy-MM-dd HH:mm:ss zzz}  {row.PersonId?.ToString() ?? "-"}  {row.Module} {row.Action} {row.Subject}  {row.Details}");
    }

    internal static (long Number, string Hash)? Parse(string? text)
    {
        if ((text ?? "").Trim().Split(':') is not [var number, { Length: 64 } hash] || !hash.All(char.IsAsciiHexDigitLower)
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return null;
        return (value, hash);
    }

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }

    private string T(string key, params object[] details) => texts.In(Language.Current, CabinetModule.Key, key, details);
}
