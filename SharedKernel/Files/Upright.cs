using SkiaSharp;

namespace Hub.SharedKernel.Files;

/// <summary>Turns a picture as its camera noted it should be seen, because the note itself is taken away.</summary>
internal readonly struct Upright(SKEncodedOrigin origin)
{
    private bool SwapsSides => origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;

    public int Width(SKBitmap bitmap) => SwapsSides ? bitmap.Height : bitmap.Width;

    public int Height(SKBitmap bitmap) => SwapsSides ? bitmap.Width : bitmap.Height;

    public SKBitmap Turn(SKBitmap bitmap)
    {
        if (origin == SKEncodedOrigin.TopLeft) return bitmap;
        var alpha = bitmap.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        var turned = new SKBitmap(new SKImageInfo(Width(bitmap), Height(bitmap), SKColorType.Rgba8888, alpha, SKColorSpace.CreateSrgb()));
        using var canvas = new SKCanvas(turned);
        canvas.SetMatrix(Matrix(bitmap.Width, bitmap.Height));
        canvas.DrawBitmap(bitmap, 0, 0, SKSamplingOptions.Default);
        return turned;
    }

    // x' = a·x + b·y + c, y' = d·x + e·y + f for the eight values of the EXIF orientation tag.
    private SKMatrix Matrix(float w, float h) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
