using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Spreadsheet = DocumentFormat.OpenXml.Spreadsheet;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace Hub.Library.Tests;

/// <summary>Files made for tests.</summary>
internal static class A
{
    /// <summary>A PDF with a page for each text; Latin letters, for the font has no others.</summary>
    public static byte[] Pdf(params string[] pages)
    {
        var body = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        void Object(string content)
        {
            offsets.Add(body.Length);
            body.Append(System.Globalization.CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{content}\nendobj\n");
        }
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object($"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{4 + (2 * i)} 0 R"))}] >>");
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        for (var i = 0; i < pages.Length; i++)
        {
            var text = pages[i] == "" ? "" : $"BT /F1 12 Tf 72 720 Td ({pages[i]}) Tj ET";
            Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + (2 * i)} 0 R >>");
            Object($"<< /Length {text.Length} >>\nstream\n{text}\nendstream");
        }
        var table = body.Length;
        body.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            body.Append(System.Globalization.CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        body.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(body.ToString());
    }

    /// <summary>A PDF that says it is protected by a password.</summary>
    public static byte[] EncryptedPdf()
    {
        var text = Encoding.Latin1.GetString(Pdf("secret"));
        var mark = new string('0', 64);
        return Encoding.Latin1.GetBytes(text.Replace("/Root 1 0 R >>",
            $"/Root 1 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{mark}> /U <{mark}> >> >>", StringComparison.Ordinal));
    }

    public static byte[] Docx(params string[] paragraphs)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
            document.AddMainDocumentPart().Document = new Word.Document(new Word.Body(paragraphs.Select(p => new Word.Paragraph(new Word.Run(new Word.Text(p))))));
        return file.ToArray();
    }

    public static byte[] Xlsx(params string[] cells)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            var rows = cells.Select(c => new Spreadsheet.Row(new Spreadsheet.Cell { DataType = Spreadsheet.CellValues.InlineString, InlineString = new Spreadsheet.InlineString(new Spreadsheet.Text(c)) }));
            sheet.Worksheet = new Spreadsheet.Worksheet(new Spreadsheet.SheetData(rows));
            book.Workbook = new Spreadsheet.Workbook(new Spreadsheet.Sheets(new Spreadsheet.Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "Аркуш" }));
        }
        return file.ToArray();
    }

    /// <summary>An OpenDocument file of a type with a body of XML.</summary>
    public static byte[] OpenDocument(string type, string xml) => Zip(("mimetype", Encoding.ASCII.GetBytes(type)), ("content.xml", Encoding.UTF8.GetBytes(xml)));

    public static string OdtXml(string text) =>
        $"<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text><text:p>{text}</text:p></office:text></office:body></office:document-content>";

    public static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        return file.ToArray();
    }

    /// <summary>The parts of an office document, some replaced.</summary>
    public static byte[] With(byte[] archive, string name, byte[] bytes)
    {
        using var read = new ZipArchive(new MemoryStream(archive));
        return Zip([.. read.Entries.Select(e => (e.FullName, e.FullName == name ? bytes : Bytes(e)))]);
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
