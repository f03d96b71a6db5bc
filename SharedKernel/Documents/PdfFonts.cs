using PdfSharp.Fonts;

namespace Hub.SharedKernel.Documents;

/// <summary>The fonts documents are written with: Noto Sans, carried by the kernel, so that a document looks alike on every machine.</summary>
internal sealed class PdfFonts : IFontResolver
{
    public const string Family = "Noto Sans";

    private static readonly Lock once = new();
    private static bool isSet;

    /// <summary>PDFsharp has one place for fonts in a process.</summary>
    public static void Set()
    {
        lock (once)
        {
            if (!isSet)
                GlobalFontSettings.FontResolver ??= new PdfFonts();
            isSet = true;
        }
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? "Bold" : "Regular");

    public byte[]? GetFont(string faceName)
    {
        using var font = typeof(PdfFonts).Assembly.GetManifestResourceStream($"Hub.Fonts.{faceName}.ttf")
            ?? throw new InvalidOperationException($"The font '{faceName}' is not in the kernel: build it anew.");
        var bytes = new byte[font.Length];
        font.ReadExactly(bytes);
        return bytes;
    }
}
