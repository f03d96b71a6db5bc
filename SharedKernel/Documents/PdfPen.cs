using System.Text;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Annotations;
using PdfSharp.UniversalAccessibility;
using QRCoder;

namespace Hub.SharedKernel.Documents;

/// <summary>Draws the blocks of a paper from the top of a page to its foot, and on to the next.</summary>
internal sealed class PdfPen
{
    private const double Margin = 50;
    private const double FrameInset = 22;
    private const double BodySize = 10;
    private const double SmallSize = 8;
    private static readonly double[] headingSizes = [20, 14, 11];
    private static readonly XColor deepBlue = XColor.FromArgb(0x12, 0x3A, 0x7A);
    private static readonly XColor accent = XColor.FromArgb(0xF2, 0xC2, 0x00);

    private readonly PdfAbout about;
    private readonly int pages;
    private readonly UAManager tags;
    private readonly Dictionary<(double Size, bool Bold), XFont> fonts = [];
    private readonly Dictionary<(XFont Font, string Word), double> widths = [];

    public PdfPen(PdfAbout about, int pages)
    {
        PdfFonts.Set();
        (this.about, this.pages) = (about, pages);
        Document = new PdfDocument();
        (Document.Info.Title, Document.Info.Author, Document.Info.CreationDate) = (about.Title, about.Author, about.At.UtcDateTime);
        Document.ViewerPreferences.DisplayDocTitle = true;
        tags = UAManager.ForDocument(Document);
        // After the tags, which know no language but English by themselves.
        Document.Language = about.Language == "en" ? "en-GB" : "uk-UA";
        Begin();
    }

    public PdfDocument Document { get; }
    public int Pages => Document.PageCount;
    public StructureBuilder Tags => tags.StructureBuilder;
    public XGraphics Page { get; private set; } = null!;

    /// <summary>Where the next block begins, from the top of the page.</summary>
    public double Top { get; private set; }
    public double Width => Page.PageSize.Width - 2 * Margin;
    public double Left => Margin;
    public double Rest => Page.PageSize.Height - Margin - Top;
    public double WholePage => Page.PageSize.Height - 2 * Margin;
    public static XBrush Ink => XBrushes.Black;
    public static double Leading(XFont font) => Math.Ceiling(font.Size * 1.4);

    public XFont Font(double size, bool bold) => fonts.TryGetValue((size, bold), out var font)
        ? font : fonts[(size, bold)] = new XFont(PdfFonts.Family, size, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular);

    public XFont Body(bool small = false, bool bold = false) => Font(small ? SmallSize : BodySize, bold);

    public void Down(double points) => Top += points;

    public void Heading(int level, string text)
    {
        var font = Font(headingSizes[Math.Clamp(level, 1, headingSizes.Length) - 1], bold: true);
        // A heading alone at the foot of a page helps nobody.
        if (Rest < Leading(font) * 3)
            NewPage();
        if (Top > Margin && !about.IsFramed)
            Down(font.Size * 0.8);
        Lines(Tag(level), text, font, new XSolidBrush(deepBlue), XStringFormats.TopLeft);
        Down(font.Size * 0.3);
    }

    public void Text(string text, bool small)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Lines(PdfBlockLevelElementTag.Paragraph, paragraph, Body(small), Ink, XStringFormats.TopLeft);
            Down(small ? 2 : 4);
        }
    }

    public void Centred(string text, double size, bool bold, int heading) =>
        Lines(heading == 0 ? PdfBlockLevelElementTag.Paragraph : Tag(heading), text, Font(size, bold), bold ? new XSolidBrush(deepBlue) : Ink, XStringFormats.TopCenter);

    public void Space(double points)
    {
        if (Rest < points)
            NewPage();
        else
            Down(points);
    }

    public void NewPage()
    {
        End();
        Begin();
    }

    public void Finish() => End();

    public void Qr(string address, string shown, string description, double side)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        if (Rest < side)
            NewPage();
        var (rows, left) = (code.ModuleMatrix, (Page.PageSize.Width - side) / 2);
        var module = side / rows.Count;
        Tags.BeginElement(PdfIllustrationElementTag.Figure, description, new XRect(left, Top, side, side));
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Count; x++)
                if (rows[y][x])
                    Page.DrawRectangle(XBrushes.Black, left + x * module, Top + y * module, module, module);
        Tags.End();
        Down(side);
        Link(address, shown);
    }

    /// <summary>The lines a text takes in a width: broken between words, and within a word only where it is longer than a line.</summary>
    public List<string> Wrap(string text, XFont font, double width)
    {
        var (lines, line, used, space) = (new List<string>(), new StringBuilder(), 0.0, WidthOf(" ", font));
        foreach (var word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Pieces(w, font, width)))
        {
            var needs = WidthOf(word, font);
            if (line.Length > 0 && used + space + needs > width)
            {
                lines.Add(line.ToString());
                line.Clear();
                used = 0;
            }
            used += needs + (line.Length > 0 ? space : 0);
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        if (line.Length > 0)
            lines.Add(line.ToString());
        return lines;
    }

    private void Lines(PdfBlockLevelElementTag tag, string text, XFont font, XBrush brush, XStringFormat format)
    {
        var lines = Wrap(text, font, Width);
        if (lines.Count == 0)
            return;
        Tags.BeginElement(tag);
        foreach (var line in lines)
        {
            if (Rest < Leading(font))
                NewPage();
            Page.DrawString(line, font, brush, new XRect(Left, Top, Width, Leading(font)), format);
            Down(Leading(font));
        }
        Tags.End();
    }

    private void Link(string address, string shown)
    {
        var font = Body(small: true);
        var (width, height) = (WidthOf(shown, font), Leading(font));
        var left = (Page.PageSize.Width - width) / 2;
        var link = PdfLinkAnnotation.CreateWebLink(new PdfRectangle(Page.Transformer.WorldToDefaultPage(new XRect(left, Top, width, height))), address);
        Tags.BeginElement(PdfBlockLevelElementTag.Paragraph);
        Tags.BeginElement(link, shown);
        Page.DrawString(shown, font, Ink, new XRect(left, Top, width, height), XStringFormats.TopLeft);
        Tags.End();
        Tags.End();
        Down(height);
    }

    private void Begin()
    {
        var page = Document.AddPage();
        page.Size = PageSize.A4;
        page.Orientation = about.IsFramed ? PageOrientation.Landscape : PageOrientation.Portrait;
        Page = XGraphics.FromPdfPage(page);
        Top = Margin;
        if (about.IsFramed)
            Aside(Frame);
    }

    private void End()
    {
        if (about.Page is { } foot)
            Aside(() => Page.DrawString(Clean(foot(Pages, pages)), Body(small: true), XBrushes.DimGray,
                new XRect(Left, Page.PageSize.Height - Margin + 14, Width, Leading(Body(small: true))), XStringFormats.TopCenter));
    }

    // Frames and page numbers are not read aloud.
    private void Aside(Action draw)
    {
        Tags.BeginArtifact();
        draw();
        Tags.End();
    }

    private void Frame()
    {
        var (width, height) = (Page.PageSize.Width, Page.PageSize.Height);
        Page.DrawRectangle(new XPen(deepBlue, 3), FrameInset, FrameInset, width - 2 * FrameInset, height - 2 * FrameInset);
        Page.DrawRectangle(new XPen(accent, 1), FrameInset + 6, FrameInset + 6, width - 2 * FrameInset - 12, height - 2 * FrameInset - 12);
    }

    private IEnumerable<string> Pieces(string word, XFont font, double width)
    {
        while (WidthOf(word, font) > width && word.Length > 1)
        {
            var fits = 1;
            while (fits < word.Length && Page.MeasureString(word[..(fits + 1)], font).Width <= width)
                fits++;
            // A pair of surrogates is one letter.
            if (char.IsHighSurrogate(word[fits - 1]) && fits < word.Length)
                fits = fits > 1 ? fits - 1 : 2;
            yield return word[..fits];
            word = word[fits..];
        }
        if (word.Length > 0)
            yield return word;
    }

    private double WidthOf(string word, XFont font) => widths.TryGetValue((font, word), out var width) ? width : widths[(font, word)] = Page.MeasureString(word, font).Width;

    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(r => r != Rune.ReplacementChar && (!Rune.IsControl(r) || r.Value is '\t' or '\n'))
        .Select(r => Rune.IsWhiteSpace(r) && r.Value != 0xA0 ? " " : r.ToString()));

    private static PdfBlockLevelElementTag Tag(int heading) => heading switch { 1 => PdfBlockLevelElementTag.Heading1, 2 => PdfBlockLevelElementTag.Heading2, _ => PdfBlockLevelElementTag.Heading3 };
}
