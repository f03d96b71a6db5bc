using System.Linq.Expressions;
using Hub.Cabinet.Acting;
using Hub.Cabinet.Audit;
using Hub.Cabinet.Mail;
using Hub.Cabinet.Organisations.Invitations;
using Hub.Cabinet.People;
using Hub.Cabinet.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hub.Cabinet.Personal;

/// <summary>
/// The tables in which something of a person stands, found by the model and not listed, so that neither the export nor the erasing
/// can forget a table that is added later.
/// </summary>
internal static class PersonTables
{
    // Tables that know a person by a text; columns of the model do not say so.
    private static readonly Dictionary<(Type Table, string Column), Func<Person, IReadOnlyList<string?>>> byText = new()
    {
        [(typeof(Invitation), nameof(Invitation.NormalizedEmail))] = person => [person.NormalizedEmail],
        [(typeof(MailRow), nameof(MailRow.Address))] = person => [person.Email],
        [(typeof(AskedMail), nameof(AskedMail.Email))] = person => [person.NormalizedEmail],
        [(typeof(AuditRow), nameof(AuditRow.Subject))] = person => [$"person/{person.Id}"],
        [(typeof(SignInFailures), nameof(SignInFailures.Key))] = person =>
            [SignInFailures.KeyOfCodes(person.Id), EmailAddress.Find(person.Email) is { } email ? SignInFailures.KeyOf(email) : null],
    };

    public static IEnumerable<PersonTable> In(IModel model) =>
        from entity in model.GetEntityTypes()
        where !entity.IsOwned()
        let columns = entity.GetProperties().Select(p => Reference(entity, p)).OfType<PersonColumn>().ToList()
        where columns.Count > 0
        orderby entity.GetTableName()
        select new PersonTable(entity, columns);

    private static PersonColumn? Reference(IEntityType entity, IProperty property)
    {
        if (byText.TryGetValue((entity.ClrType, property.Name), out var texts))
            return new(property.Name, IsAbout: true, texts);
        if (Nullable.GetUnderlyingType(property.ClrType) != typeof(Guid) && property.ClrType != typeof(Guid))
            return null;
        if (IsAbout(entity, property))
            return new(property.Name, IsAbout: true);
        var didIt = property.Name is "PersonId" or nameof(ActingTime.AdministratorId) || property.Name.EndsWith("ById", StringComparison.Ordinal);
        return didIt ? new(property.Name, IsAbout: false) : null;
    }

    private static bool IsAbout(IEntityType entity, IProperty property) =>
        (entity.ClrType == typeof(Person) && property.IsPrimaryKey())
        || property.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(Person))
        // In the log the column says who acted; about whom the line is, its subject says.
        || (property.Name is "PersonId" or "UserId" && entity.ClrType != typeof(AuditRow))
        || property.Name is nameof(Invitation.AcceptedById);
}

/// <summary>A table with columns that name people.</summary>
internal sealed record PersonTable(IEntityType Entity, IReadOnlyList<PersonColumn> Columns)
{
    public string Name => Entity.GetTableName()!;

    /// <summary>Rows that are about the person.</summary>
    public Expression<Func<TRow, bool>> About<TRow>(Person person) => Where<TRow>(person, Columns.Where(c => c.IsAbout));

    /// <summary>Rows that name the person in any way.</summary>
    public Expression<Func<TRow, bool>> Naming<TRow>(Person person) => Where<TRow>(person, Columns);

    private static Expression<Func<TRow, bool>> Where<TRow>(Person person, IEnumerable<PersonColumn> columns)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        return Expression.Lambda<Func<TRow, bool>>(columns.SelectMany(c => c.Fits(row, person)).DefaultIfEmpty(Expression.Constant(false)).Aggregate(Expression.OrElse), row);
    }
}

/// <summary>A column that names a person: the one the row is about, or one who only did something to it.</summary>
internal sealed record PersonColumn(string Name, bool IsAbout, Func<Person, IReadOnlyList<string?>>? Texts = null)
{
    public IEnumerable<Expression> Fits(Expression row, Person person) => Texts is null
        ? [Expression.Equal(Column.Of(row, Name, typeof(Guid?)), Value<Guid?>(person.Id))]
        : Texts(person).OfType<string>().Select(text => Expression.Equal(Column.Of(row, Name, typeof(string)), Value(text)));

    // As a member of an object it becomes a parameter of the query and not a part of its text.
    private static MemberExpression Value<T>(T value) => Expression.Property(Expression.Constant(Tuple.Create(value)), nameof(Tuple<T>.Item1));
}

/// <summary>A column of a row within a query, whether the type has a property for it or not.</summary>
internal static class Column
{
    public static Expression Of(Expression row, string name, Type type) =>
        Expression.Call(typeof(EF), nameof(EF.Property), [type], row, Expression.Constant(name));
}
