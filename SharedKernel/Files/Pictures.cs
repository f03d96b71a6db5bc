using SkiaSharp;

namespace Hub.SharedKernel.Files;

/// <summary>A picture that passed: its size as people see it, and whether it was written anew.</summary>
internal sealed record Picture(int Width, int Height, bool Rewritten);

/// <summary>
/// Decodes every picture to see that it is whole, and writes it anew when it carries more than the picture: place, camera, author,
/// or bytes after its end. One without extras is kept bit by bit, so that nothing is lost by uploading it again.
/// </summary>
internal static class Pictures
{
    internal const int MostMegapixels = 50;
    internal const int LongestSide = 20_000;
    private const int JpegQuality = 90;
    private const int WebPQuality = 90;

    // A decoded picture takes up to 200 MB: pictures wait for each other.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static async Task<Picture> Clean(Stream source, Stream cleaned, FileKind kind, Refusal refusal, CancellationToken cancel)
    {
        var extras = PictureExtras.Find(source, kind);
        if (extras == Extras.Animation) throw refusal.Because("Files.Animated", kind.Name);
        await OneAtATime.WaitAsync(cancel);
        try
        {
            source.Position = 0;
            return Clean(source, cleaned, kind, extras == Extras.Some, refusal);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static Picture Clean(Stream source, Stream cleaned, FileKind kind, bool rewrite, Refusal refusal)
    {
        using var shielded = new SKManagedStream(source, disposeManagedStream: false);
        using var codec = SKCodec.Create(shielded) ?? throw refusal.Damaged(kind);
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width > LongestSide || height > LongestSide || (long)width * height > MostMegapixels * 1_000_000L)
            throw refusal.Because("Files.PictureTooLarge", width, height, MostMegapixels);

        using var bitmap = Decode(codec) ?? throw refusal.Damaged(kind);
        var upright = new Upright(codec.EncodedOrigin);
        if (!rewrite) return new Picture(upright.Width(bitmap), upright.Height(bitmap), Rewritten: false);

        using var turned = upright.Turn(bitmap);
        if (!Encode(turned, cleaned, kind, IsLossless(source, kind))) throw refusal.Damaged(kind);
        return new Picture(turned.Width, turned.Height, Rewritten: true);
    }

    private static SKBitmap? Decode(SKCodec codec)
    {
        var alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul;
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, alpha, SKColorSpace.CreateSrgb());
        var bitmap = new SKBitmap();
        if (bitmap.TryAllocPixels(info) && codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success) return bitmap;
        bitmap.Dispose();
        return null;
    }

    private static bool Encode(SKBitmap bitmap, Stream cleaned, FileKind kind, bool lossless)
    {
        using var pixels = bitmap.PeekPixels();
        if (kind == FileKind.Png) return pixels.Encode(cleaned, SKPngEncoderOptions.Default);
        if (kind == FileKind.Jpeg) return pixels.Encode(cleaned, new SKJpegEncoderOptions(JpegQuality));
        return pixels.Encode(cleaned, lossless
            ? new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 75)
            : new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, WebPQuality));
    }

    private static bool IsLossless(Stream source, FileKind kind) => kind == FileKind.WebP && PictureExtras.HasWebPChunk(source, "VP8L");
}
