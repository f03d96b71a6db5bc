using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Hub.SharedKernel.Files;
using Drawing = DocumentFormat.OpenXml.Drawing;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace Hub.Library.Extraction;

/// <summary>Words of DOCX, PPTX and XLSX, read element by element: a document of any length takes no memory of its own.</summary>
internal static class OfficeText
{
    private const int MostSharedStrings = 200_000;

    /// <returns>Number of slides or sheets; null for a text, whose pages nobody has counted.</returns>
    public static int? Read(Stream file, FileKind kind, TextBuilder text, TextLimits limits, Func<bool> isLate)
    {
        if (kind == FileKind.Docx)
        {
            using var document = WordprocessingDocument.Open(file, false);
            var main = document.MainDocumentPart ?? throw new InvalidDataException("There is no main part.");
            Words(main, text, isLate);
            foreach (var note in new OpenXmlPart?[] { main.FootnotesPart, main.EndnotesPart }.OfType<OpenXmlPart>())
                Words(note, text, isLate);
            return null;
        }
        if (kind == FileKind.Pptx)
        {
            using var show = PresentationDocument.Open(file, false);
            return Slides(show.PresentationPart ?? throw new InvalidDataException("There is no presentation."), text, limits, isLate);
        }
        using var book = SpreadsheetDocument.Open(file, false);
        return Sheets(book.WorkbookPart ?? throw new InvalidDataException("There is no workbook."), text, limits, isLate);
    }

    private static void Words(OpenXmlPart part, TextBuilder text, Func<bool> isLate)
    {
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read() && !text.IsFull && !isLate())
        {
            if (reader.ElementType == typeof(Word.Text) && reader.IsStartElement)
                text.Add(reader.GetText());
            else if (reader.ElementType == typeof(Word.TabChar) || reader.ElementType == typeof(Word.TableCell))
                text.Gap();
            else if ((reader.ElementType == typeof(Word.Paragraph) && reader.IsEndElement) || reader.ElementType == typeof(Word.Break))
                text.Line();
        }
    }

    private static int Slides(PresentationPart presentation, TextBuilder text, TextLimits limits, Func<bool> isLate)
    {
        // The order of the parts is the order they were made in; that of the slides stands in the presentation.
        var ids = presentation.Presentation?.SlideIdList?.ChildElements.OfType<DocumentFormat.OpenXml.Presentation.SlideId>().Select(s => s.RelationshipId?.Value).OfType<string>().ToList() ?? [];
        foreach (var id in ids.Take(limits.Pages))
        {
            if (text.IsFull || isLate() || !presentation.TryGetPartById(id, out var part) || part is not SlidePart slide)
                continue;
            DrawnText(slide, text);
            if (slide.NotesSlidePart is { } notes)
                DrawnText(notes, text);
        }
        return ids.Count;
    }

    private static void DrawnText(OpenXmlPart part, TextBuilder text)
    {
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read() && !text.IsFull)
        {
            if (reader.ElementType == typeof(Drawing.Text) && reader.IsStartElement)
                text.Add(reader.GetText());
            else if (reader.ElementType == typeof(Drawing.Paragraph) && reader.IsEndElement)
                text.Line();
        }
    }

    private static int Sheets(WorkbookPart book, TextBuilder text, TextLimits limits, Func<bool> isLate)
    {
        var shared = SharedStrings(book, limits);
        var sheets = book.Workbook?.Sheets?.ChildElements.OfType<Sheet>().ToList() ?? [];
        foreach (var sheet in sheets.Take(limits.Pages))
        {
            text.Add(sheet.Name?.Value ?? "");
            text.Line();
            if (sheet.Id?.Value is { } id && book.TryGetPartById(id, out var part) && part is WorksheetPart cells)
                Cells(cells, shared, text, isLate);
        }
        return sheets.Count;
    }

    private static List<string> SharedStrings(WorkbookPart book, TextLimits limits)
    {
        var shared = new List<string>();
        if (book.SharedStringTablePart is not { } table)
            return shared;
        var letters = 0L;
        using var reader = OpenXmlReader.Create(table);
        while (reader.Read() && shared.Count < MostSharedStrings && letters < 4L * limits.Letters)
        {
            if (reader.ElementType != typeof(SharedStringItem) || !reader.IsStartElement)
                continue;
            var item = reader.LoadCurrentElement()?.InnerText ?? "";
            letters += item.Length;
            shared.Add(item);
        }
        return shared;
    }

    private static void Cells(WorksheetPart sheet, List<string> shared, TextBuilder text, Func<bool> isLate)
    {
        using var reader = OpenXmlReader.Create(sheet);
        while (reader.Read() && !text.IsFull && !isLate())
        {
            if (reader.ElementType == typeof(Row) && reader.IsEndElement)
                text.Line();
            if (reader.ElementType != typeof(Cell) || !reader.IsStartElement || reader.LoadCurrentElement() is not Cell cell)
                continue;
            var value = cell.DataType?.Value == CellValues.InlineString ? cell.InlineString?.InnerText : cell.CellValue?.Text;
            if (cell.DataType?.Value == CellValues.SharedString)
                value = int.TryParse(value, out var index) && index >= 0 && index < shared.Count ? shared[index] : "";
            text.Add(value ?? "");
            text.Gap();
        }
    }
}
