using System.Text.Json;
using Hub.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Host.Tests.Answers;

/// <summary>The log as JSON: a line for each entry, without mailboxes.</summary>
public sealed class JsonLogTests
{
    [Test]
    public void An_entry_is_one_line_of_JSON_with_its_values_and_covers_mailboxes()
    {
        var said = new StringWriter();
        var state = new List<KeyValuePair<string, object?>> { new("Mail", "olena.koval@example.org"), new("{OriginalFormat}", "Mail {Mail}") };
        using var activity = new System.Diagnostics.Activity("request").Start();

        new JsonLog(TimeProvider.System).Write(new LogEntry<List<KeyValuePair<string, object?>>>(LogLevel.Warning, "Hub.Mail", default, state,
            new InvalidOperationException("550 <оля@пошта.укр> unknown\nsecond line"), (_, _) => "Лист до olena.koval@example.org"), null, said);

        var line = said.ToString().TrimEnd('\r', '\n');
        using var entry = JsonDocument.Parse(line);
        Assert.Multiple(() =>
        {
            Assert.That(line, Does.Not.Contain('\n').And.Not.Contain("koval").And.Not.Contain("пошта"));
            Assert.That(entry.RootElement.GetProperty("text").GetString(), Is.EqualTo("Лист до ***@***"));
            Assert.That(entry.RootElement.GetProperty("level").GetString(), Is.EqualTo("Warning"));
            Assert.That(entry.RootElement.GetProperty("request").GetString(), Is.EqualTo(activity.TraceId.ToString()));
            Assert.That(entry.RootElement.GetProperty("failure").GetString(), Does.Contain("second line"));
        });
    }
}
