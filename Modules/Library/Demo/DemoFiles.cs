using System.Globalization;
using System.Text;
using Hub.Library.Describing;
using Hub.SharedKernel.Territories;

namespace Hub.Library.Demo;

/// <summary>Small files made for the demonstration: a summary of each document, in different kinds of files.</summary>
internal static class DemoFiles
{
    public static IEnumerable<(string Name, byte[] Bytes, string About)> Of(DemoDocument document)
    {
        if (document.Number == 40)
        {
            yield return ("Коди регіонів.csv", Bytes(Codes()), "Таблиця кодів");
            yield break;
        }
        var name = Limits.Cut(SharedKernel.Files.FileNames.Safe(document.TitleUk).TrimEnd('.', ' '), 60);
        if (document.Number % 5 == 0)
            yield return (name + ".html", Bytes($"<!DOCTYPE html>\n<html lang=\"uk\"><head><meta charset=\"utf-8\"><title>{Html(document.TitleUk)}</title></head><body><h1>{Html(document.TitleUk)}</h1><p>{Html(document.AbstractUk)}</p></body></html>\n"), "Стислий виклад, вебсторінка");
        else
            yield return (name + ".md", Bytes($"# {document.TitleUk}\n\n{document.AbstractUk}\n\n{Points(document)}"), "Стислий виклад");
        if (document.Number is 1 or 10 or 17 or 19)
            yield return ("Summary in English.pdf", Pdf(document), "Summary in English");
    }

    private static string Points(DemoDocument document)
    {
        var text = new StringBuilder("## Картка документа\n\n");
        if (document.ActNumber is { } number)
            text.Append(CultureInfo.InvariantCulture, $"- Номер: {number}\n");
        if (document.Day is { } day)
            text.Append(CultureInfo.InvariantCulture, $"- Дата: {day}\n");
        text.Append("\nЦей стислий виклад підготовлено для порталу; чинним є лише офіційний текст.\n");
        return text.ToString();
    }

    private static string Codes() => "katottg,iso,name_uk,name_en\n"
        + string.Concat(Regions.All.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Katottg},{r.Iso},{r.NameUk},{r.NameEn}\n")));

    /// <summary>One page in a font every reader has; it knows Latin letters alone.</summary>
    private static byte[] Pdf(DemoDocument document)
    {
        var lines = new[] { document.TitleEn }.Concat(Wrapped(document.AbstractEn)).Select(l => l.Replace("\\", "", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal));
        var page = "BT /F1 12 Tf 72 760 Td 18 TL " + string.Join(" T* ", lines.Select(l => $"({l}) Tj")) + " ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R /Lang (en) >>", "<< /Type /Pages /Count 1 /Kids [4 0 R] >>", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>", $"<< /Length {page.Length} >>\nstream\n{page}\nendstream",
        ];
        var text = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder("0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{text.Length:0000000000} 00000 n \n");
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n{table}trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private static IEnumerable<string> Wrapped(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length > 80)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }
        yield return line.ToString();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Html(string text) => System.Net.WebUtility.HtmlEncode(text);
}
