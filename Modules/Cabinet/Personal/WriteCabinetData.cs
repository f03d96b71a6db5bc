using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Hub.Cabinet.Organisations;
using Hub.Cabinet.People;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hub.Cabinet.Personal;

/// <summary>
/// What the Cabinet itself holds about a person: a list for every table that names them, found by the model. Secrets do not even leave
/// the database, and of other people only that there was somebody.
/// </summary>
internal sealed class WriteCabinetData(CabinetDb db)
{
    private const string Me = "me";
    private const string Other = "another person";

    // Names under which a person looks for these; the others are called as their tables are.
    private static readonly Dictionary<Type, string> names = new()
    {
        [typeof(Person)] = "profile",
        [typeof(Roles.Grant)] = "roles",
        [typeof(Membership)] = "organisations",
        [typeof(Organisation)] = "organisations-added",
    };

    private static readonly MethodInfo write = typeof(WriteCabinetData).GetMethod(nameof(Write), BindingFlags.NonPublic | BindingFlags.Instance)!;

    public async Task Run(PersonalDataArchive archive, CancellationToken cancel)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == archive.PersonId, cancel) is not { } person)
            return;
        foreach (var table in PersonTables.In(db.Model))
            await (Task)write.MakeGenericMethod(table.Entity.ClrType).Invoke(this, [table, person, archive, cancel])!;
    }

    /// <summary>Name of the file that holds a table's rows.</summary>
    public static string FileOf(PersonTable table) => names.GetValueOrDefault(table.Entity.ClrType) ?? JsonNamingPolicy.KebabCaseLower.ConvertName(table.Name);

    private async Task Write<TRow>(PersonTable table, Person person, PersonalDataArchive archive, CancellationToken cancel) where TRow : class
    {
        var columns = Columns(table.Entity).ToList();
        var mine = db.Set<TRow>().AsNoTracking().Where(table.Naming<TRow>(person));
        var organisations = await Organisations(mine, table.Entity, cancel);
        var rows = Ordered(mine, table.Entity).Select(Values<TRow>(columns)).AsAsyncEnumerable()
            .Select(values => Told(table, columns, values, person, organisations));
        if (typeof(TRow) == typeof(Person))
            await archive.Add(FileOf(table), await rows.SingleAsync(cancel), cancel);
        else
            await archive.AddList(FileOf(table), rows, cancel);
    }

    /// <summary>Every column but secrets, those of parts a row owns too.</summary>
    private static IEnumerable<ToldColumn> Columns(IEntityType entity) =>
        entity.GetProperties().Where(p => !Secrets.Holds(entity.ClrType, p.Name)).Select(p => new ToldColumn(null, p))
            .Concat(from part in entity.GetNavigations()
                    where part.TargetEntityType.IsOwned()
                    from property in part.TargetEntityType.GetProperties()
                    where !property.IsPrimaryKey() && !Secrets.Holds(part.TargetEntityType.ClrType, property.Name)
                    select new ToldColumn(part, property));

    private static Expression<Func<TRow, object?[]>> Values<TRow>(IReadOnlyList<ToldColumn> columns)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        return Expression.Lambda<Func<TRow, object?[]>>(
            Expression.NewArrayInit(typeof(object), columns.Select(c => Expression.Convert(c.Read(row), typeof(object)))), row);
    }

    private static IQueryable<TRow> Ordered<TRow>(IQueryable<TRow> rows, IEntityType entity) where TRow : class
    {
        var key = entity.FindPrimaryKey()!.Properties[^1].Name;
        return rows.OrderBy(row => EF.Property<object>(row, key));
    }

    /// <summary>Names of the organisations the rows refer to: a number tells nobody anything.</summary>
    private async Task<Dictionary<Guid, string>> Organisations<TRow>(IQueryable<TRow> rows, IEntityType entity, CancellationToken cancel) where TRow : class
    {
        var reference = entity.GetForeignKeys().FirstOrDefault(k => k.PrincipalEntityType.ClrType == typeof(Organisation))?.Properties[0].Name;
        if (reference is null)
            return [];
        return await db.Organisations.AsNoTracking().Where(o => rows.Any(row => EF.Property<Guid?>(row, reference) == o.Id))
            .ToDictionaryAsync(o => o.Id, o => o.Code is null ? o.NameUk : $"{o.NameUk} ({o.Code})", cancel);
    }

    private static Dictionary<string, object?> Told(PersonTable table, IReadOnlyList<ToldColumn> columns, object?[] values, Person person, Dictionary<Guid, string> organisations)
    {
        var told = new Dictionary<string, object?>(StringComparer.Ordinal);
        var isAbout = table.Columns.Any(c => c.IsAbout && IsMe(c, columns, values, person));
        foreach (var (column, value) in columns.Zip(values))
        {
            var reference = column.Part is null ? table.Columns.FirstOrDefault(c => c.Name == column.Property.Name && c.Texts is null) : null;
            if (!isAbout && Secrets.IsOfOthers(table.Entity.ClrType, column.Property.Name))
                continue;
            column.Place(told, (reference, value) switch
            {
                (not null, Guid id) when table.Entity.ClrType != typeof(Person) => id == person.Id ? Me : Other,
                (_, Guid id) when organisations.TryGetValue(id, out var name) => name,
                _ => value,
            });
        }
        return told;
    }

    private static bool IsMe(PersonColumn column, IReadOnlyList<ToldColumn> columns, object?[] values, Person person)
    {
        var place = columns.Select((c, i) => (c, i)).FirstOrDefault(c => c.c.Part is null && c.c.Property.Name == column.Name, (null!, -1)).Item2;
        return place < 0 || (column.Texts is null ? values[place] is Guid id && id == person.Id : column.Texts(person).Contains(values[place] as string));
    }

    /// <summary>A column of the row itself or of a part of it.</summary>
    private sealed record ToldColumn(INavigation? Part, IProperty Property)
    {
        public Expression Read(Expression row) => Column.Of(Part is null ? row : Column.Of(row, Part.Name, Part.ClrType), Property.Name, Property.ClrType);

        public void Place(Dictionary<string, object?> told, object? value)
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(Property.Name);
            if (Part is null)
                told[name] = value;
            else
                (told.TryGetValue(Inner, out var part) ? (Dictionary<string, object?>)part! : (Dictionary<string, object?>)(told[Inner] = new Dictionary<string, object?>(StringComparer.Ordinal)))[name] = value;
        }

        private string Inner => JsonNamingPolicy.CamelCase.ConvertName(Part!.Name);
    }
}
