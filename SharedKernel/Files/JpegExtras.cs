namespace Hub.SharedKernel.Files;

/// <summary>Walks the segments of a JPEG file.</summary>
internal static class JpegExtras
{
    private const int EndOfImage = 0xD9;
    private const int StartOfScan = 0xDA;

    public static Extras Find(Stream picture)
    {
        picture.Position = 2;
        while (Marker(picture) is { } marker)
        {
            if (marker == EndOfImage) return picture.Position == picture.Length ? Extras.None : Extras.Some;
            if (Segment(picture) is not { } start) return Extras.Some;
            if (!IsNeeded(marker, start)) return Extras.Some;
            if (marker == StartOfScan) SkipScan(picture);
        }

        return Extras.Some;
    }

    private static int? Marker(Stream picture)
    {
        if (picture.ReadByte() != 0xFF) return null;
        var marker = picture.ReadByte();
        return marker < 0xC0 ? null : marker;
    }

    /// <summary>Passes over a segment; its first bytes tell what an application segment is for.</summary>
    private static byte[]? Segment(Stream picture)
    {
        var length = picture.ReadByte() << 8 | picture.ReadByte();
        if (length < 2) return null;
        var start = new byte[Math.Min(length - 2, 12)];
        if (picture.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length) return null;
        picture.Position += length - 2 - start.Length;
        return start;
    }

    private static bool IsNeeded(int marker, ReadOnlySpan<byte> start) => marker switch
    {
        // Frame, tables, restart interval, scan.
        (>= 0xC0 and <= 0xCF) or 0xDA or 0xDB or 0xDD => true,
        0xE0 => start.StartsWith("JFIF\0"u8),
        0xE2 => start.StartsWith("ICC_PROFILE\0"u8),
        0xEE => start.StartsWith("Adobe"u8),
        _ => false,
    };

    // Inside the data FF is followed by 00 or by a restart marker; anything else is the next segment.
    private static void SkipScan(Stream picture)
    {
        var before = 0;
        while (picture.ReadByte() is var next and >= 0)
        {
            if (before == 0xFF && next is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                picture.Position -= 2;
                return;
            }

            before = next;
        }
    }
}
