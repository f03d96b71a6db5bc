using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Rules.Tests;

/// <summary>What the rules are about: every module, every database on every engine, that of the host too.</summary>
internal static class Found
{
    public static IEnumerable<TestCaseData> Modules => HubModules.All.Select(m => new TestCaseData(m).SetArgDisplayNames(m.Name));

    public static IEnumerable<TestCaseData> Databases => WithDatabase.Select(m => new TestCaseData(m).SetArgDisplayNames(m.Name));

    public static IEnumerable<TestCaseData> DatabasesOnEngines =>
        from module in WithDatabase
        from engine in Enum.GetValues<EngineKind>()
        select new TestCaseData(module, engine).SetArgDisplayNames(module.Name, engine.ToString());

    private static IEnumerable<HubModule> WithDatabase => HubModules.All.Where(m => m.Database is not null).Append(new Works.PortalModule());

    /// <summary>A context on an engine that nobody connects to.</summary>
    public static ModuleDb Context(HubModule module, EngineKind kind) => Context(module, new Engine(kind, kind switch
    {
        EngineKind.Sqlite => "Data Source=:memory:",
        EngineKind.SqlServer => "Server=nowhere;Database=none",
        _ => "Host=nowhere;Database=none",
    }));

    /// <summary>A context on an engine.</summary>
    public static ModuleDb Context(HubModule module, Engine engine)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(module.Database!))!;
        engine.Use(builder, module.Name);
        return (ModuleDb)Activator.CreateInstance(module.Database!, builder.Options)!;
    }
}
