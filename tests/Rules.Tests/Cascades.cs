using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hub.Rules.Tests;

/// <summary>SQL Server lets a deletion reach a table by one way only, and never come back to where it began.</summary>
internal static class Cascades
{
    public static IReadOnlyList<string> Doubled(IReadOnlyModel model)
    {
        var ways = model.GetEntityTypes().SelectMany(t => t.GetForeignKeys())
            .Where(key => key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull)
            .Where(key => key.GetConstraintName() is not null)
            .Select(key => (From: key.PrincipalEntityType.GetTableName()!, To: key.DeclaringEntityType.GetTableName()!, Key: key.GetConstraintName()!))
            .Distinct().ToLookup(way => way.From, way => way.To);
        return [.. ways.SelectMany(start => Reached(start.Key, ways, [start.Key]).GroupBy(table => table)
            .Where(table => table.Count() > 1 || table.Key == start.Key).Select(table => $"{start.Key} → {table.Key}"))];
    }

    private static IEnumerable<string> Reached(string table, ILookup<string, string> ways, IReadOnlyList<string> passed) =>
        ways[table].SelectMany(next => passed.Contains(next) ? [next] : Reached(next, ways, [.. passed, next]).Prepend(next));
}
