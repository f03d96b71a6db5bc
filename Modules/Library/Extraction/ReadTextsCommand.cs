using System.CommandLine;
using System.Text.Json;

namespace Hub.Library.Extraction;

/// <summary>
/// The reading process: <c>library read-texts</c> takes a question a line and answers each with a line. The portal starts it itself; it knows
/// neither tables nor settings, so a file that breaks it breaks nothing else.
/// </summary>
internal static class ReadTextsCommand
{
    public static Command Build()
    {
        var command = new Command("read-texts", "Читає тексти файлів для порталу: запитання і відповіді йдуть рядками. / Reads texts of files for the portal, a question and an answer a line.") { Hidden = true };
        command.SetAction(async (_, cancel) =>
        {
            await Answer(Console.In, Console.Out, cancel);
            return 0;
        });
        return command;
    }

    internal static async Task Answer(System.IO.TextReader questions, TextWriter answers, CancellationToken cancel)
    {
        while (await questions.ReadLineAsync(cancel) is { Length: > 0 } line)
        {
            var question = JsonSerializer.Deserialize<TextQuestion>(line)!;
            await answers.WriteLineAsync(JsonSerializer.Serialize(TextExtraction.Read(question)).AsMemory(), cancel);
            await answers.FlushAsync(cancel);
        }
    }
}
