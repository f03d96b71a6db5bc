using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Hub.Design;

/// <summary>
/// Makes <c>dotnet ef</c> write migrations without store types, so that each engine maps the CLR type itself
/// and one set of migrations serves all three.
/// </summary>
internal sealed partial class PortableMigrations(MigrationsCodeGeneratorDependencies dependencies, CSharpMigrationsGeneratorDependencies csharp)
    : CSharpMigrationsGenerator(dependencies, csharp)
{
    public override string GenerateMigration(
        string? migrationNamespace, string migrationName, IReadOnlyList<MigrationOperation> upOperations, IReadOnlyList<MigrationOperation> downOperations) =>
        StoreTypes().Replace(base.GenerateMigration(migrationNamespace, migrationName, upOperations, downOperations), "");

    public override string GenerateMetadata(
        string? migrationNamespace, Type contextType, string migrationName, string migrationId, IModel targetModel) =>
        ColumnTypes().Replace(base.GenerateMetadata(migrationNamespace, contextType, migrationName, migrationId, targetModel), "");

    public override string GenerateSnapshot(string? modelSnapshotNamespace, Type contextType, string modelSnapshotName, IModel model) =>
        ColumnTypes().Replace(base.GenerateSnapshot(modelSnapshotNamespace, contextType, modelSnapshotName, model), "");

    [GeneratedRegex("""\b(?:type|oldType): "[^"]*",? ?""")]
    private static partial Regex StoreTypes();

    [GeneratedRegex("""\s*\.HasColumnType\("[^"]*"\)""")]
    private static partial Regex ColumnTypes();
}

/// <summary>Found by <c>dotnet ef</c> in the start-up assembly.</summary>
public sealed class DesignServices : IDesignTimeServices
{
    /// <inheritdoc />
    public void ConfigureDesignTimeServices(IServiceCollection serviceCollection) =>
        serviceCollection.AddSingleton<IMigrationsCodeGenerator, PortableMigrations>();
}
