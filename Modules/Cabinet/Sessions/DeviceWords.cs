namespace Hub.Cabinet.Sessions;

/// <summary>What a browser says of itself, in words a person recognises: names of the browser and of the system.</summary>
internal static class DeviceWords
{
    // The order matters: nearly every browser also claims to be others.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("Opera", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Vivaldi", "Vivaldi"),
        ("FxiOS", "Firefox"), ("Firefox", "Firefox"), ("CriOS", "Chrome"), ("Chromium", "Chromium"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <returns>Names, each null when not recognised.</returns>
    public static (string? Browser, string? System) Of(string device) => (Named(device, Browsers), Named(device, Systems));

    /// <summary>«Firefox, Windows»; null when nothing is recognised.</summary>
    public static string? Short(string device)
    {
        var (browser, system) = Of(device);
        var words = string.Join(", ", new[] { browser, system }.OfType<string>());
        return words.Length == 0 ? null : words;
    }

    private static string? Named(string device, (string Mark, string Name)[] names) =>
        names.FirstOrDefault(n => device.Contains(n.Mark, StringComparison.Ordinal)).Name;
}
