using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Hub.Testing;

/// <summary>A line the portal wrote to its log.</summary>
/// <param name="Level">How grave.</param>
/// <param name="Category">Who wrote it.</param>
/// <param name="Text">What.</param>
/// <param name="Failure">The exception behind it.</param>
public sealed record LogLine(LogLevel Level, string Category, string Text, Exception? Failure);

/// <summary>Keeps what the portal logs, for tests to read.</summary>
internal sealed class TestLog : ILoggerProvider
{
    private const int Most = 5000;
    private readonly ConcurrentQueue<LogLine> lines = new();

    public IReadOnlyList<LogLine> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose() { }

    private sealed class Writer(TestLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            log.lines.Enqueue(new(logLevel, category, formatter(state, exception), exception));
            while (log.lines.Count > Most)
                log.lines.TryDequeue(out _);
        }
    }
}
