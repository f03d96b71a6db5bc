using System.Buffers;
using System.Text;

namespace Hub.SharedKernel.Files;

/// <summary>Tells text from what only pretends to be: web pages, vector pictures, other encodings, unknown bytes.</summary>
internal static class TextInspector
{
    private const int Chunk = 64 * 1024;

    // The signs by which browsers take nameless content for a web page: WHATWG MIME Sniffing, 7.1.
    private static readonly string[] PageStarts =
        ["<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a", "<style", "<title", "<b", "<body", "<br", "<p", "<!--"];

    // Markdown may well begin with a comment or a piece of HTML; a whole page or something that runs is not Markdown.
    private static readonly string[] MarkdownPageStarts = ["<!doctype html", "<html", "<head", "<script", "<iframe", "<style", "<title", "<body"];

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Append(0x7F).Select(c => (char)c).Except(['\t', '\n', '\r', '\f'])]);

    public static FileKind Judge(Stream content, string fileName, FileRules rules, Refusal refusal, CancellationToken cancel)
    {
        var kind = ByName(fileName);
        var start = "";
        try
        {
            start = ReadAll(content, refusal, rules, cancel);
        }
        catch (DecoderFallbackException)
        {
            throw IsNamedText(fileName) ? refusal.Because("Files.NotUtf8") : refusal.Because("Files.Unknown", rules.Names);
        }

        if (IsDrawing(start)) return FileKind.Svg;
        if (IsPage(start, kind)) return FileKind.Html;
        return start.StartsWith("<?xml", StringComparison.Ordinal) ? throw refusal.Because("Files.Unknown", rules.Names) : kind;
    }

    private static FileKind ByName(string fileName)
    {
        var extension = Path.GetExtension(fileName);
        return new[] { FileKind.Markdown, FileKind.Csv }
            .FirstOrDefault(kind => kind.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)) ?? FileKind.Text;
    }

    private static bool IsNamedText(string fileName) =>
        ByName(fileName) != FileKind.Text || Path.GetExtension(fileName).Equals(".txt", StringComparison.OrdinalIgnoreCase);

    // The whole file is read, so that nothing unreadable hides behind a readable start; the start is returned.
    private static string ReadAll(Stream content, Refusal refusal, FileRules rules, CancellationToken cancel)
    {
        content.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[Chunk];
        var letters = new char[Chunk + 1];
        string? start = null;
        int read;
        do
        {
            cancel.ThrowIfCancellationRequested();
            read = content.Read(bytes);
            var count = decoder.GetChars(bytes.AsSpan(0, read), letters, flush: read == 0);
            if (letters.AsSpan(0, count).ContainsAny(Controls)) throw refusal.Because("Files.Unknown", rules.Names);
            start ??= new string(letters, 0, count).TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\f');
        }
        while (read > 0);
        return start;
    }

    private static bool IsDrawing(string start)
    {
        var svg = start.IndexOf("<svg", StringComparison.OrdinalIgnoreCase);
        return svg == 0 || (svg > 0 && (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<!doctype svg", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<!--", StringComparison.Ordinal)));
    }

    private static bool IsPage(string start, FileKind kind)
    {
        if (start.StartsWith("<?xml", StringComparison.Ordinal) && start.Contains("<html", StringComparison.OrdinalIgnoreCase)) return true;
        var signs = kind == FileKind.Markdown ? MarkdownPageStarts : PageStarts;
        return signs.Any(sign => start.StartsWith(sign, StringComparison.OrdinalIgnoreCase)
            && (sign == "<!--" || start.Length == sign.Length || start[sign.Length] is ' ' or '>' or '\t' or '\r' or '\n' or '\f' or '/'));
    }
}
