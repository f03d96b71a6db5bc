using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Hub.SharedKernel.Tests.Files;

/// <summary>Small files of every kind, made on the spot.</summary>
internal static class SampleFiles
{
    public const string SecretPlace = "49.2328N 28.4810E";

    public static byte[] Pdf => [.. "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8];

    public static byte[] Docx => Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<document/>"));

    public static byte[] Xlsx => Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"));

    public static byte[] Pptx => Zip(("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<presentation/>"));

    public static byte[] OpenDocument(string type) =>
        Zip(("mimetype", "application/vnd.oasis.opendocument." + type), ("content.xml", "<office/>"));

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A picture with one red corner (top left) on blue.</summary>
    public static byte[] Picture(SKEncodedImageFormat format, int width = 40, int height = 20)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Erase(SKColors.Blue);
        for (var x = 0; x < width / 2; x++)
        {
            for (var y = 0; y < height / 2; y++) bitmap.SetPixel(x, y, SKColors.Red);
        }

        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    // 1×1, two colours.
    public static byte[] Gif => Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==");

    /// <summary>A photograph that says how it was held and where it was taken.</summary>
    public static byte[] JpegWithPlace(ushort orientation)
    {
        byte[] tiff =
        [
            .. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(SecretPlace),
        ];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        var jpeg = Picture(SKEncodedImageFormat.Jpeg);
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

    public static byte[] PngWithChunk(string name, byte[] content)
    {
        var png = Picture(SKEncodedImageFormat.Png);
        const int afterHeader = 8 + 25;
        return [.. png[..afterHeader], .. PngChunk(name, content), .. png[afterHeader..]];
    }

    public static byte[] WebPWithChunk(string name, byte[] content)
    {
        var webp = Picture(SKEncodedImageFormat.Webp);
        byte[] result = [.. webp, .. Encoding.ASCII.GetBytes(name), .. LittleEndian(content.Length), .. content, .. new byte[content.Length & 1]];
        BinaryPrimitives.WriteInt32LittleEndian(result.AsSpan(4), result.Length - 8);
        return result;
    }

    /// <summary>A PNG whose header claims a size its data never has.</summary>
    public static byte[] PngClaiming(int width, int height)
    {
        var png = Picture(SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    private static byte[] PngChunk(string name, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. content];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + body.Length), Crc(body));
        return chunk;
    }

    private static byte[] LittleEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1)));
        }

        return ~crc;
    }
}
