using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Hub.Testing;

/// <summary>A module's database before any hub has seen it.</summary>
/// <typeparam name="TDb">The database.</typeparam>
public sealed class EmptyTables<TDb>(TDb db) : IAsyncDisposable where TDb : ModuleDb
{
    /// <summary>The database, without tables.</summary>
    public TDb Db => db;

    /// <summary>Lets go of it.</summary>
    public ValueTask DisposeAsync() => db.DisposeAsync();
}

/// <summary>Opens such databases.</summary>
public static class EmptyTables
{
    /// <summary>Opens one where a hub on the same test database will find it.</summary>
    /// <param name="database">Where.</param>
    public static EmptyTables<TDb> Of<TDb>(TestDatabase database) where TDb : ModuleDb
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hub:Data"] = database.Folder,
            ["Hub:Engine"] = database.Engine.ToString(),
            ["Hub:Database"] = database.Connection,
        }).Build();
        var options = new DbContextOptionsBuilder<TDb>();
        var module = typeof(TDb).Name[..^2];
        Engine.For(settings, module).Use(options, module);
        return new((TDb)Activator.CreateInstance(typeof(TDb), options.Options)!);
    }
}
