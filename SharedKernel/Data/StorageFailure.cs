using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace Hub.SharedKernel.Data;

/// <summary>Tells a store that is away or full from a mistake of the portal: people are told to come back, and nobody looks for a bug.</summary>
internal static class StorageFailure
{
    // Primary result codes of SQLite: busy, locked, read-only, input/output, full, cannot open.
    private static readonly HashSet<int> ofSqlite = [5, 6, 8, 10, 13, 14];

    // Numbers of Linux: no space, quota used up, file too large, input/output, read-only; and of Windows: handle disk full, disk full.
    private static readonly HashSet<int> ofFiles = [28, 122, 27, 5, 30, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    /// <summary>Whether a failure comes from the database or the disk and may pass.</summary>
    /// <param name="failure">What was thrown.</param>
    public static bool Is(Exception? failure) => failure switch
    {
        null => false,
        SqliteException sqlite => ofSqlite.Contains(sqlite.SqliteErrorCode),
        DbException { IsTransient: true } => true,
        DbException away => away.InnerException is SocketException or IOException or TimeoutException || ServerGoes(away),
        IOException full => ofFiles.Contains(full.HResult),
        _ => Is(failure.InnerException),
    };

    /// <summary>Tells browsers and robots when to try again: half a minute is what a server takes to start.</summary>
    /// <param name="answer">The answer.</param>
    public static void AskToComeBack(HttpResponse answer) => answer.Headers.RetryAfter = "30";

    // Class 57P and 08 of the SQL standard's states: the server stops, starts, or the line is broken; 53: it has no room.
    private static bool ServerGoes(DbException failure) =>
        failure.SqlState is { } state && (state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal));
}
