using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Xml;
using AngleSharp.Html.Parser;
using Hub.Library.Files;
using Hub.SharedKernel.Files;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Hub.Library.Extraction;

/// <summary>
/// Reads the words of one file. Runs in the reading process alone, where a hostile file can cost no more than that process: whatever it
/// throws becomes a stated reason.
/// </summary>
internal static class TextExtraction
{
    private const long MostMarkup = 16L * 1024 * 1024;

    public static TextAnswer Read(TextQuestion question)
    {
        var kind = FileKind.Of(question.ContentType);
        // Half of the time is for reading; what is left is for the picture and for stopping in order.
        var clock = Stopwatch.StartNew();
        var isLate = () => clock.Elapsed.TotalSeconds > question.Limits.Seconds / 2.0;
        var answer = Guarded(() => Read(question, kind, isLate));
        // A file that could not be read is not handed to another program.
        return answer.State == TextState.Failed ? answer : answer with { HasThumbnail = GuardedDraw(question, kind) };
    }

    private static bool GuardedDraw(TextQuestion question, FileKind? kind)
    {
        try
        {
            return Thumbnails.Draw(question, kind);
        }
        catch (Exception)
        {
            // A picture is an ornament: the words were read, and that is what the answer says.
            return false;
        }
    }

    private static TextAnswer Read(TextQuestion question, FileKind? kind, Func<bool> isLate)
    {
        var text = new TextBuilder(question.Limits.Letters);
        using var file = File.OpenRead(question.Path);
        if (kind == FileKind.Pdf)
            return Pdf(file, text, question.Limits, isLate);
        if (kind?.IsImage == true)
            return new(TextState.NoText, "Picture", null, null, false);
        if (kind == FileKind.Zip)
            return new(TextState.NoText, "Archive", null, null, false);
        int? pages = null;
        if (kind == FileKind.Docx || kind == FileKind.Pptx || kind == FileKind.Xlsx)
            pages = OfficeText.Read(file, kind, text, question.Limits, isLate);
        else if (kind == FileKind.Odt || kind == FileKind.Ods || kind == FileKind.Odp)
            OpenDocument(file, text, isLate);
        else if (kind == FileKind.Html)
            Html(file, text);
        else
            Plain(file, text, kind == FileKind.Markdown);
        return Of(text, pages, text.IsFull || pages > question.Limits.Pages || isLate(), "Empty");
    }

    private static TextAnswer Of(TextBuilder text, int? pages, bool isCut, string whyNone) => text.ToString() is { Length: > 0 } read
        ? new(TextState.Read, isCut ? "Partly" : null, read, pages, false)
        : new(TextState.NoText, whyNone, null, pages, false);

    private static TextAnswer Pdf(Stream file, TextBuilder text, TextLimits limits, Func<bool> isLate)
    {
        using var document = PdfDocument.Open(file, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        var pages = document.NumberOfPages;
        var failed = 0;
        var number = 1;
        for (; number <= Math.Min(pages, limits.Pages) && !text.IsFull && !isLate(); number++)
        {
            try
            {
                text.Add(ContentOrderTextExtractor.GetText(document.GetPage(number)));
                text.Line();
            }
            catch (Exception broken) when (broken is not (OutOfMemoryException or InsufficientExecutionStackException))
            {
                // One broken page does not hide the others.
                failed++;
            }
        }
        var seen = number - 1;
        if (seen > 0 && failed == seen)
            return TextAnswer.Failed("Damaged") with { Pages = pages };
        return Of(text, pages, seen < pages || failed > 0, seen == 0 ? "Empty" : "Scan");
    }

    private static void OpenDocument(Stream file, TextBuilder text, Func<bool> isLate)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        var entry = zip.GetEntry("content.xml") ?? throw new InvalidDataException("There is no content.xml.");
        using var xml = XmlReader.Create(entry.Open(), Strict);
        while (xml.Read() && !text.IsFull && !isLate())
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace)
                text.Add(xml.Value);
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName is "p" or "h" or "table-row")
                text.Line();
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "tab" or "s" or "table-cell")
                text.Gap();
        }
    }

    /// <summary>No document types: with them come entities that grow without end and files of the machine.</summary>
    internal static XmlReaderSettings Strict => new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 400_000_000 };

    private static void Html(Stream file, TextBuilder text)
    {
        if (file.Length > MostMarkup)
            throw new TooBig();
        var page = new HtmlParser().ParseDocument(file);
        foreach (var hidden in page.QuerySelectorAll("script,style,noscript,template").ToList())
            hidden.Remove();
        text.Add(page.Title ?? "");
        text.Line();
        text.Add(page.Body?.TextContent ?? "");
    }

    private static void Plain(Stream file, TextBuilder text, bool isMarkdown)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        if (isMarkdown && file.Length <= 1024 * 1024)
        {
            text.Add(SharedKernel.Text.Markdown.ToPlain(reader.ReadToEnd()));
            return;
        }
        var part = new char[16 * 1024];
        while (!text.IsFull && reader.Read(part) is var read and > 0)
            text.Add(part.AsSpan(0, read));
    }

    private static TextAnswer Guarded(Func<TextAnswer> read)
    {
        try
        {
            return read();
        }
        catch (PdfDocumentEncryptedException)
        {
            return TextAnswer.Failed("Encrypted");
        }
        catch (TooBig)
        {
            return TextAnswer.Failed("TooBig");
        }
        catch (Exception refused) when (refused is OutOfMemoryException or InsufficientExecutionStackException)
        {
            return TextAnswer.Failed("Memory");
        }
        catch (Exception)
        {
            // A parser of strangers' files may throw anything; here every one of them means the same.
            return TextAnswer.Failed("Damaged");
        }
    }
}

/// <summary>The file is of a kind that is read whole, and is too long for that.</summary>
internal sealed class TooBig : Exception;
