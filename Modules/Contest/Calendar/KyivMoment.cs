using System.Globalization;
using Hub.SharedKernel;
using Hub.SharedKernel.Territories;

namespace Hub.Contest;

/// <summary>Day and clock in Kyiv as forms hold them; kept in UTC.</summary>
internal static class KyivMoment
{
    private const string Form = "yyyy-MM-ddTHH:mm";
    private static readonly string[] shapes = [Form, "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm", "dd.MM.yyyy HH:mm", "dd.MM.yyyy, HH:mm"];

    public static string Show(DateTimeOffset moment) => KyivTime.ToKyiv(moment).ToString(Form, CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string? typed, string field, string label) =>
        DateTime.TryParseExact((typed ?? "").Trim(), shapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? KyivTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local))
            : throw new RuleViolation("Calendar.Moment", field, "text:" + label);
}
