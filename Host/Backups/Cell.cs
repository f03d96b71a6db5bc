using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Hub.Backups;

/// <summary>
/// A kind of value in a table, the same on every engine: how it is read, how it is written into a backup and how it is read from there.
/// So a backup of one engine can be restored into another.
/// </summary>
internal sealed record Cell(
    string Name, Type Type, DbType Parameter, Func<DbDataReader, int, object> Read, Action<Utf8JsonWriter, object> Write, Func<JsonElement, object> Parse)
{
    private static readonly Cell[] all =
    [
        Of<string>("text", DbType.String, (to, v) => to.WriteStringValue(v), from => from.GetString()!),
        Of<int>("int", DbType.Int32, (to, v) => to.WriteNumberValue(v), from => from.GetInt32()),
        Of<long>("long", DbType.Int64, (to, v) => to.WriteNumberValue(v), from => from.GetInt64()),
        Of<short>("short", DbType.Int16, (to, v) => to.WriteNumberValue(v), from => from.GetInt16()),
        Of<byte>("byte", DbType.Byte, (to, v) => to.WriteNumberValue(v), from => from.GetByte()),
        Of<bool>("bool", DbType.Boolean, (to, v) => to.WriteBooleanValue(v), from => from.GetBoolean()),
        // Infinities and "no number" are no JSON numbers.
        Of<double>("double", DbType.Double, (to, v) => to.WriteStringValue(v.ToString("R", CultureInfo.InvariantCulture)),
            from => double.Parse(from.GetString()!, CultureInfo.InvariantCulture)),
        Of<float>("float", DbType.Single, (to, v) => to.WriteStringValue(v.ToString("R", CultureInfo.InvariantCulture)),
            from => float.Parse(from.GetString()!, CultureInfo.InvariantCulture)),
        Of<decimal>("decimal", DbType.Decimal, (to, v) => to.WriteNumberValue(v), from => from.GetDecimal()),
        Of<Guid>("guid", DbType.Guid, (to, v) => to.WriteStringValue(v), from => from.GetGuid()),
        Of<DateTime>("utc", DbType.DateTime2, (to, v) => to.WriteStringValue(Utc(v)), from => Utc(from.GetDateTime())),
        Of<DateOnly>("date", DbType.Date, (to, v) => to.WriteStringValue(v.ToString("O", CultureInfo.InvariantCulture)),
            from => DateOnly.ParseExact(from.GetString()!, "O", CultureInfo.InvariantCulture)),
        Of<TimeOnly>("time", DbType.Time, (to, v) => to.WriteStringValue(v.ToString("O", CultureInfo.InvariantCulture)),
            from => TimeOnly.ParseExact(from.GetString()!, "O", CultureInfo.InvariantCulture)),
        Of<TimeSpan>("span", DbType.Time, (to, v) => to.WriteStringValue(v.ToString("c", CultureInfo.InvariantCulture)),
            from => TimeSpan.ParseExact(from.GetString()!, "c", CultureInfo.InvariantCulture)),
        Of<byte[]>("bytes", DbType.Binary, (to, v) => to.WriteBase64StringValue(v), from => from.GetBytesFromBase64()),
    ];

    /// <exception cref="NotSupportedException">A module keeps a kind of value no engine-neutral model has.</exception>
    public static Cell For(Type type) => Array.Find(all, c => c.Type == (Nullable.GetUnderlyingType(type) ?? type))
        ?? throw new NotSupportedException($"A backup cannot keep values of {type}.");

    public static Cell? Named(string name) => Array.Find(all, c => c.Name == name);

    private static Cell Of<T>(string name, DbType parameter, Action<Utf8JsonWriter, T> write, Func<JsonElement, T> parse) where T : notnull =>
        new(name, typeof(T), parameter, (row, at) => row.GetFieldValue<T>(at), (to, value) => write(to, (T)value), from => parse(from));

    // Every moment in the tables is UTC, and only some engines say so.
    private static DateTime Utc(DateTime value) => DateTime.SpecifyKind(value, DateTimeKind.Utc);
}
