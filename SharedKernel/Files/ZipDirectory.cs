using System.Buffers.Binary;
using System.Text;

namespace Hub.SharedKernel.Files;

/// <summary>One entry as the table of contents of an archive tells it.</summary>
internal sealed record ZipEntry(string Name, byte[] RawName, int Flags, int Method, long Packed, long Declared, long HeaderAt)
{
    public const int Stored = 0;
    public const int Deflated = 8;

    // Bit 0: ordinary encryption; bit 6: strong; bit 13: the table itself is masked.
    public bool IsEncrypted => (Flags & 0b10_0000_0100_0001) != 0;
}

/// <summary>
/// Reads the table of contents of an archive with a limit on its length. The framework's reader is not used on strangers' archives:
/// it reads the whole table whatever its length, and stops unpacking at the declared size, which hides a bomb that lies.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int EntryLength = 46;
    private const uint EntrySignature = 0x02014b50;
    private const int Utf8Name = 0x800;
    private const int LongestName = 4096;

    /// <summary>
    /// The entries, at most one more than <paramref name="most"/>; null when there is no table, when it is not what it claims,
    /// or when it needs ZIP64, which no file under 4 GB does.
    /// </summary>
    public static IReadOnlyList<ZipEntry>? Read(Stream archive, int most)
    {
        if (FindEnd(archive) is not { } end) return null;
        int claimed = BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(10));
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(16));
        if (offset >= archive.Length || claimed == ushort.MaxValue) return null;

        archive.Position = offset;
        var entries = new List<ZipEntry>();
        while (entries.Count <= most && Entry(archive) is { } entry) entries.Add(entry);
        return entries.Count > most || entries.Count == claimed ? entries : null;
    }

    private static ZipEntry? Entry(Stream archive)
    {
        Span<byte> head = stackalloc byte[EntryLength];
        if (archive.ReadAtLeast(head, EntryLength, throwOnEndOfStream: false) < EntryLength
            || BinaryPrimitives.ReadUInt32LittleEndian(head) != EntrySignature) return null;
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(head[8..]);
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(head[28..]);
        if (nameLength > LongestName) return null;
        var name = new byte[nameLength];
        if (archive.ReadAtLeast(name, name.Length, throwOnEndOfStream: false) < name.Length) return null;
        archive.Position += BinaryPrimitives.ReadUInt16LittleEndian(head[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(head[32..]);
        return new ZipEntry(
            ((flags & Utf8Name) != 0 ? Encoding.UTF8 : Encoding.Latin1).GetString(name),
            name,
            flags,
            BinaryPrimitives.ReadUInt16LittleEndian(head[10..]),
            BinaryPrimitives.ReadUInt32LittleEndian(head[20..]),
            BinaryPrimitives.ReadUInt32LittleEndian(head[24..]),
            BinaryPrimitives.ReadUInt32LittleEndian(head[42..]));
    }

    private static byte[]? FindEnd(Stream archive)
    {
        var length = (int)Math.Min(archive.Length, EndLength + LongestComment);
        var tail = new byte[length];
        archive.Position = archive.Length - length;
        archive.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        return at >= 0 && at + EndLength <= length ? tail[at..(at + EndLength)] : null;
    }
}
