using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hub.SharedKernel.Data;

/// <summary>Whether saving failed because somebody else saved the same meanwhile; other failures are not hidden behind it.</summary>
public static class SaveConflict
{
    private const int SqliteConstraint = 19;
    private const string UniqueViolation = "23505";

    /// <summary>Tells such a failure from others.</summary>
    /// <param name="failure">What saving threw.</param>
    public static bool Is(Exception failure) => failure is DbUpdateConcurrencyException
        || (failure as DbException ?? failure.InnerException as DbException) switch
        {
            SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint,
            SqlException server => server.Number is 2601 or 2627,
            { } other => other.SqlState == UniqueViolation,
            null => false,
        };
}
