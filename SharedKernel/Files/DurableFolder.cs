using System.Runtime.InteropServices;

namespace Hub.SharedKernel.Files;

/// <summary>Makes a new name in a folder survive a loss of power. On Windows the file system does it by itself.</summary>
internal static class DurableFolder
{
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        // The framework opens no folders, hence the C library; failure only means the file system offers no such promise.
        var handle = Open(folder, flags: 0);
        if (handle < 0) return;
        _ = Sync(handle);
        _ = Close(handle);
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
