using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hub.Rules.Tests;

/// <summary>SQL Server lets a deletion reach a table by one way only, and never come back to where it began.</summary>
internal static class Cascades
{
    public static IReadOnlyList<string> Doubled(IRelationalModel model) => Doubled(model.Tables.SelectMany(t => t.ForeignKeyConstraints)
        .Where(key => key.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull or ReferentialAction.SetDefault)
        .Select(key => (key.PrincipalTable.Name, key.Table.Name)));

    /// <summary>Pairs of tables of which the second is reached from the first by more than one way, or from itself.</summary>
    /// <param name="keys">From which table to which a deletion goes on.</param>
    public static IReadOnlyList<string> Doubled(IEnumerable<(string From, string To)> keys)
    {
        var ways = keys.ToLookup(way => way.From, way => way.To);
        return [.. ways.SelectMany(start => Reached(start.Key, ways, [start.Key]).GroupBy(table => table)
            .Where(table => table.Count() > 1 || table.Key == start.Key).Select(table => $"{start.Key} → {table.Key}"))];
    }

    private static IEnumerable<string> Reached(string table, ILookup<string, string> ways, IReadOnlyList<string> passed) =>
        ways[table].SelectMany(next => passed.Contains(next) ? [next] : Reached(next, ways, [.. passed, next]).Prepend(next));
}

/// <summary>The rule itself is right.</summary>
public sealed class CascadesTests
{
    [Test]
    public void One_way_is_allowed() =>
        Assert.That(Cascades.Doubled([("Practices", "Versions"), ("Versions", "Files"), ("Practices", "Answers")]), Is.Empty);

    [Test]
    public void Two_ways_to_a_table_are_found() =>
        Assert.That(Cascades.Doubled([("Practices", "Versions"), ("Versions", "Files"), ("Practices", "Files")]), Is.EqualTo(["Practices → Files"]));

    [Test]
    public void A_way_back_is_found() =>
        Assert.That(Cascades.Doubled([("People", "People")]), Is.EqualTo(["People → People"]));
}
