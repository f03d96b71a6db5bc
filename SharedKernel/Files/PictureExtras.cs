using System.Buffers.Binary;
using System.Text;

namespace Hub.SharedKernel.Files;

/// <summary>What a file holds besides the picture.</summary>
internal enum Extras
{
    /// <summary>Only what is needed to show it.</summary>
    None,

    /// <summary>Notes (EXIF, XMP, comments, previews), unknown parts, or bytes after the end.</summary>
    Some,

    /// <summary>More pictures than one, which writing anew would lose.</summary>
    Animation,
}

/// <summary>Walks the parts of a picture file without decoding it. What it does not know counts as an extra.</summary>
internal static class PictureExtras
{
    private const int Png = 8;
    private const int Riff = 12;

    private static readonly HashSet<string> PngNeeded =
        ["IHDR", "PLTE", "IDAT", "tRNS", "cHRM", "gAMA", "iCCP", "sRGB", "sBIT", "bKGD", "hIST", "pHYs", "cICP"];

    private static readonly HashSet<string> WebPNeeded = ["VP8 ", "VP8L", "VP8X", "ALPH", "ICCP"];

    public static Extras Find(Stream picture, FileKind kind)
    {
        picture.Position = 0;
        if (kind == FileKind.Jpeg) return JpegExtras.Find(picture);
        if (kind == FileKind.Png) return InPng(picture);
        return kind == FileKind.WebP ? InWebP(picture) : Extras.None;
    }

    public static bool HasWebPChunk(Stream picture, string name)
    {
        picture.Position = Riff;
        while (Chunk(picture, nameFirst: true) is { } chunk)
        {
            if (chunk.Name == name) return true;
            picture.Position += Even(chunk.Length);
        }

        return false;
    }

    private static Extras InPng(Stream picture)
    {
        var found = Extras.None;
        picture.Position = Png;
        while (Chunk(picture, nameFirst: false) is { } chunk)
        {
            picture.Position += chunk.Length + 4;
            if (chunk.Name == "acTL") return Extras.Animation;
            if (chunk.Name == "IEND") return picture.Position == picture.Length ? found : Extras.Some;
            if (!PngNeeded.Contains(chunk.Name)) found = Extras.Some;
        }

        return Extras.Some;
    }

    private static Extras InWebP(Stream picture)
    {
        Span<byte> head = stackalloc byte[Riff];
        if (picture.ReadAtLeast(head, Riff, throwOnEndOfStream: false) < Riff) return Extras.Some;
        var found = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) + 8L == picture.Length ? Extras.None : Extras.Some;
        while (Chunk(picture, nameFirst: true) is { } chunk)
        {
            picture.Position += Even(chunk.Length);
            if (chunk.Name is "ANIM" or "ANMF") return Extras.Animation;
            if (!WebPNeeded.Contains(chunk.Name)) found = Extras.Some;
        }

        return picture.Position == picture.Length ? found : Extras.Some;
    }

    // RIFF writes name and little-endian length, PNG big-endian length and name.
    private static (string Name, long Length)? Chunk(Stream picture, bool nameFirst)
    {
        Span<byte> head = stackalloc byte[8];
        if (picture.Position >= picture.Length || picture.ReadAtLeast(head, 8, throwOnEndOfStream: false) < 8) return null;
        return nameFirst
            ? (Encoding.Latin1.GetString(head[..4]), BinaryPrimitives.ReadUInt32LittleEndian(head[4..]))
            : (Encoding.Latin1.GetString(head[4..]), BinaryPrimitives.ReadUInt32BigEndian(head));
    }

    private static long Even(long length) => length + (length & 1);
}
