namespace Hub.Contest.Counting.Tests;

/// <summary>The command <c>contest verify FILE</c> as it is typed, with what it prints; whoever uses it does not run beside other tests, for it takes the console.</summary>
internal static class VerifyRun
{
    /// <param name="bytes">What stands in the file; null: there is no file.</param>
    /// <param name="more">Options.</param>
    public static (int Code, string Said) Of(byte[]? bytes, params string[] more)
    {
        var name = Path.Combine(Path.GetTempPath(), "hub-verify-" + Guid.NewGuid().ToString("N") + ".csv");
        var (usualOut, usualError, said) = (Console.Out, Console.Error, new StringWriter());
        try
        {
            if (bytes is not null)
                File.WriteAllBytes(name, bytes);
            Console.SetOut(said);
            Console.SetError(said);
            // A portal is never built for it: the command must need nothing but the file.
            var command = new ContestModule().Commands(() => throw new InvalidOperationException("a portal was asked for")).Single(c => c is { Verb: "contest", Command.Name: "verify" }).Command;
            return (command.Parse([name, .. more]).Invoke(), said.ToString());
        }
        finally
        {
            Console.SetOut(usualOut);
            Console.SetError(usualError);
            File.Delete(name);
        }
    }
}
