using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Hub.Logging;

/// <summary>
/// The log as a line of JSON for each entry, with the number a visitor sees on the page of an error. What was asked for is left out, since an
/// address may hold a key; a mailbox that a foreign library puts into its message is covered.
/// </summary>
internal sealed partial class JsonLog(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "hub-json";
    private static readonly JsonWriterOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Switches it on when <c>Hub:Log</c> says so.</summary>
    public static void AddTo(WebApplicationBuilder builder)
    {
        if (!string.Equals(builder.Configuration["Hub:Log"], "Json", StringComparison.OrdinalIgnoreCase))
            return;
        builder.Logging.AddConsole(console => console.FormatterName = FormatterName);
        builder.Services.AddSingleton<ConsoleFormatter, JsonLog>();
    }

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var line = new MemoryStream();
        using (var to = new Utf8JsonWriter(line, json))
        {
            to.WriteStartObject();
            to.WriteString("at", time.GetUtcNow());
            to.WriteString("level", logEntry.LogLevel.ToString());
            to.WriteString("from", logEntry.Category);
            if (Activity.Current is { } activity)
                to.WriteString("request", activity.TraceId.ToString());
            to.WriteString("text", Covered(logEntry.Formatter(logEntry.State, logEntry.Exception)));
            if (logEntry.State is IReadOnlyList<KeyValuePair<string, object?>> { Count: > 1 } values)
                Write(to, values);
            if (logEntry.Exception is { } failure)
                to.WriteString("failure", Covered(failure.ToString()));
            to.WriteEndObject();
        }
        textWriter.WriteLine(Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length));
    }

    private static void Write(Utf8JsonWriter to, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        to.WriteStartObject("values");
        foreach (var (name, value) in values.Where(v => v.Key != "{OriginalFormat}").DistinctBy(v => v.Key))
            to.WriteString(name, Covered(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? ""));
        to.WriteEndObject();
    }

    private static string Covered(string text) => Mailbox().Replace(text, "***@***");

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+")]
    private static partial Regex Mailbox();
}
