namespace Hub.Discovery.Indexing;

/// <summary>
/// The folder of this host for its index. Hosts that share a data folder take different numbers; the mark of one that was killed goes with it.
/// </summary>
internal sealed class IndexSlot : IDisposable
{
    private const int Most = 16;

    private readonly FileStream mark;

    private IndexSlot(string folder, FileStream mark) => (Folder, this.mark) = (folder, mark);

    public string Folder { get; }

    /// <exception cref="IOException">No folder could be taken.</exception>
    public static IndexSlot Take(string root)
    {
        for (var number = 1; ; number++)
        {
            var folder = Path.Combine(root, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Directory.CreateDirectory(folder);
            try
            {
                return new(folder, new FileStream(Path.Combine(folder, "taken"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (number < Most)
            {
                // Another host holds it.
            }
        }
    }

    public void Dispose() => mark.Dispose();
}
