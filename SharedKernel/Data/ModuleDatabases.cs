using Hub.SharedKernel.Events;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.SharedKernel.Data;

/// <summary>A module and the type of its database.</summary>
internal sealed record ModuleDatabase(HubModule Module, Type Type)
{
    public ModuleDb In(IServiceProvider scope) => (ModuleDb)scope.GetRequiredService(Type);
}

/// <summary>The databases of all loaded modules.</summary>
internal sealed class ModuleDatabases(IEnumerable<ModuleDatabase> all)
{
    public IReadOnlyList<ModuleDatabase> All { get; } = [.. all.OrderBy(d => d.Module.Name, StringComparer.Ordinal)];

    public static void Add(IServiceCollection services, HubModule module, Type type)
    {
        services.AddSingleton(new ModuleDatabase(module, type));
        typeof(ModuleDatabases).GetMethod(nameof(AddContext), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, [services, module.Name]);
    }

    private static void AddContext<TDb>(IServiceCollection services, string module) where TDb : ModuleDb =>
        services.AddDbContextPool<TDb>((provider, options) =>
        {
            Engine.For(provider.GetRequiredService<IConfiguration>(), module).Use(options, module);
            options.AddInterceptors(provider.GetRequiredService<SavingInterceptor>());
        });

    /// <summary>Names of modules whose database lacks migrations.</summary>
    /// <exception cref="RestoreUnfinished">A restore was begun and not finished.</exception>
    public async Task<IReadOnlyList<string>> Behind(IServiceProvider services, CancellationToken cancel)
    {
        var pending = await Task.WhenAll(All.Select(database => Task.Run(async () =>
        {
            await using var scope = services.CreateAsyncScope();
            return (await Pending(database, database.In(scope.ServiceProvider).Database, cancel)).Any();
        }, cancel)));
        return [.. All.Where((_, at) => pending[at]).Select(d => d.Module.Name)];
    }

    /// <summary>
    /// Makes the models of all modules, each on a thread of its own. They are needed anyway a moment later, and nothing else of a start
    /// waits for them; a model that cannot be made says so when its tables are brought up to date, where its module can be blamed.
    /// Only the services' own contexts serve for it: others would make models that nobody else finds.
    /// </summary>
    public void MakeModels(IServiceProvider services)
    {
        foreach (var database in All)
            _ = Task.Run(async () =>
            {
                await using var scope = services.CreateAsyncScope();
                _ = database.In(scope.ServiceProvider).Model;
            });
    }

    /// <summary>Brings every module's tables up to date; does nothing where they are. Modules in files of their own do not wait for each other.</summary>
    /// <exception cref="MigrationFailed">The tables of a module could not be made.</exception>
    /// <exception cref="RestoreUnfinished">A restore was begun and not finished.</exception>
    public Task Migrate(IServiceProvider services, CancellationToken cancel)
    {
        var settings = services.GetRequiredService<IConfiguration>();
        return Task.WhenAll(All.GroupBy(d => Engine.For(settings, d.Module.Name).Connection).Select(sharing => Task.Run(async () =>
        {
            foreach (var database in sharing)
                await Migrate(database, services, cancel);
        }, cancel)));
    }

    private static async Task Migrate(ModuleDatabase database, IServiceProvider services, CancellationToken cancel)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            var tables = database.In(scope.ServiceProvider);
            var db = tables.Database;
            await using var alone = await Alone(db, cancel);
            if (await MakeFile(db, cancel))
                await FirstTables.Make(tables, cancel);
            if ((await Pending(database, db, cancel)).Any())
            {
                await ForgetLockOfTheDead(db, cancel);
                await db.MigrateAsync(cancel);
            }
            await tables.FillNewColumns(cancel);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or RestoreUnfinished))
        {
            throw new MigrationFailed(database.Module.Name, failure);
        }
    }

    private static async Task<IEnumerable<string>> Pending(ModuleDatabase database, DatabaseFacade db, CancellationToken cancel)
    {
        var applied = (await db.GetAppliedMigrationsAsync(cancel)).ToHashSet();
        return applied.Contains(RestoreMark.Id) ? throw new RestoreUnfinished(database.Module.Name) : db.GetMigrations().Where(m => !applied.Contains(m));
    }

    // Asked about a file that is not there, the engine throws and catches: a tenth of a second of a start for each module.
    private static async Task<bool> MakeFile(DatabaseFacade db, CancellationToken cancel)
    {
        if (!db.IsSqlite() || File.Exists(new SqliteConnectionStringBuilder(db.GetConnectionString()).DataSource))
            return false;
        await db.OpenConnectionAsync(cancel);
        await db.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'", cancel);
        await db.CloseConnectionAsync();
        return true;
    }

    // The system lets go of a file when its holder dies; the row by which EF keeps others away stays in the SQLite file for ever.
    private static async Task<FileStream?> Alone(DatabaseFacade db, CancellationToken cancel)
    {
        if (!db.IsSqlite())
            return null;
        var file = new SqliteConnectionStringBuilder(db.GetConnectionString()).DataSource + "-migrating";
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            }
        }
    }

    // Whoever is alone with the file finds only locks of the dead, and would wait for them for ever without a word.
    private static async Task ForgetLockOfTheDead(DatabaseFacade db, CancellationToken cancel)
    {
        if (!db.IsSqlite())
            return;
        var locks = await db.SqlQueryRaw<int>("""SELECT COUNT(*) AS "Value" FROM sqlite_master WHERE name = '__EFMigrationsLock'""").SingleAsync(cancel);
        if (locks > 0)
            await db.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsLock" """, cancel);
    }
}

/// <summary>The tables of a module could not be made.</summary>
internal sealed class MigrationFailed(string module, Exception why) : Exception($"The tables of {module} could not be made: {why.Message}", why)
{
    public string Module { get; } = module;
}
