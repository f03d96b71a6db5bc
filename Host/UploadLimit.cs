namespace Hub;

/// <summary>How large a request may be: <c>Hub:Files:MaxMegabytes</c> (100 by default) and room for the form around the file.</summary>
internal static class UploadLimit
{
    public static int Megabytes(IConfiguration settings) => settings.GetValue("Hub:Files:MaxMegabytes", 100);

    public static long Bytes(IConfiguration settings) => (Megabytes(settings) + 2L) * 1024 * 1024;
}
