using System.Diagnostics;

namespace Hub.Host.Tests.Modules;

/// <summary>The program itself, as an administrator starts it.</summary>
public sealed class ProgramTests
{
    [Test]
    public async Task A_wrong_setting_ends_the_program_with_a_sentence_and_no_stack()
    {
        var (code, trouble) = await Run("--Hub:Engine=Oracle");

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(trouble.Trim(), Is.EqualTo("Hub:Engine – «Oracle»; можна одне з: Sqlite, SqlServer, PostgreSql."));
        });
    }

    [Test]
    public async Task A_program_without_tables_says_which_command_makes_them()
    {
        var (code, trouble) = await Run("--environment=Production");

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(3));
            Assert.That(trouble, Does.Contain("migrate").And.Not.Contain("   at "));
        });
    }

    private static async Task<(int Code, string Trouble)> Run(params string[] arguments)
    {
        await using var database = await TestDatabase.Create();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Hub.dll"), .. arguments, $"--Hub:Data={database.Folder}", "--urls=http://127.0.0.1:0"])
        {
            WorkingDirectory = database.Folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var (trouble, said) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        await said;
        return (process.ExitCode, await trouble);
    }
}
