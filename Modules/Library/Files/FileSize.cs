using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Files;

/// <summary>How large a file is, for people.</summary>
internal static class FileSize
{
    private const double Step = 1024;

    public static string Of(long bytes, IStringLocalizer<Texts> texts) => bytes < Step * Step
        ? texts["Size.Kilobytes", Math.Max(1, Math.Round(bytes / Step)).ToString("0", CultureInfo.CurrentCulture)]
        : texts["Size.Megabytes", (bytes / Step / Step).ToString("0.#", CultureInfo.CurrentCulture)];
}
