using System.Globalization;

namespace Hub.Checks;

/// <summary>What the machine under the portal offers.</summary>
internal class Machine
{
    /// <summary>Free bytes where a folder lies.</summary>
    public virtual long Free(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    public virtual bool KnowsKyiv => TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Kyiv", out _);

    /// <summary>Whether the system's language data are there: without them Ukrainian is neither sorted nor cased rightly.</summary>
    public virtual bool KnowsUkrainian =>
        !AppContext.TryGetSwitch("System.Globalization.Invariant", out var without) || !without && CultureInfo.GetCultureInfo("uk-UA").NumberFormat.NumberDecimalSeparator == ",";

    /// <summary>Writes into a folder and removes it again.</summary>
    /// <returns>Why it cannot; null when it can. And when the file system says it was written.</returns>
    public virtual (string? Why, DateTimeOffset? WrittenAt) TryWriting(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, $".check-{Guid.NewGuid():N}");
            File.WriteAllText(file, "check");
            var written = File.GetLastWriteTimeUtc(file);
            File.Delete(file);
            return (null, new DateTimeOffset(written));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (failure.Message, null);
        }
    }
}
