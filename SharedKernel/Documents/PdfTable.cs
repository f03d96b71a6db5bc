using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;

namespace Hub.SharedKernel.Documents;

/// <summary>A table of a paper: its heading stands on every page, a row longer than a page goes on in the next.</summary>
internal sealed class PdfTable
{
    private const double Padding = 3;
    private const double LeastColumn = 20;

    private readonly PdfPen pen;
    private readonly IReadOnlyList<PdfColumn> columns;
    private readonly double[] widths;
    private readonly XFont font;
    private readonly XFont bold;
    private readonly double leading;

    public PdfTable(PdfPen pen, IReadOnlyList<PdfColumn> columns)
    {
        (this.pen, this.columns) = (pen, columns);
        (font, bold) = (pen.Body(small: true), pen.Body(small: true, bold: true));
        leading = PdfPen.Leading(font);
        var shares = columns.Sum(c => c.Share);
        widths = [.. columns.Select(c => Math.Max(LeastColumn, pen.Width * c.Share / shares))];
    }

    public void Write(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var heading = columns.Select((c, i) => pen.Wrap(c.Title, bold, Inner(i))).ToList();
        var most = Math.Max(1, (int)((pen.WholePage - Height(heading) - 4 * Padding) / leading));
        if (pen.Rest < Height(heading) + 4 * leading)
            pen.NewPage();
        pen.Tags.BeginElement(PdfBlockLevelElementTag.Table);
        Row(heading, PdfBlockLevelElementTag.TableHeaderCell);
        foreach (var part in rows.SelectMany(row => Parts([.. row.Select((cell, i) => pen.Wrap(cell, font, Inner(i)))], most)))
        {
            if (pen.Rest < Height(part))
            {
                pen.NewPage();
                Row(heading, PdfBlockLevelElementTag.TableHeaderCell);
            }
            Row(part, PdfBlockLevelElementTag.TableDataCell);
        }
        pen.Tags.End();
        pen.Down(2 * Padding);
    }

    private void Row(List<List<string>> cells, PdfBlockLevelElementTag tag)
    {
        var (left, height) = (pen.Left, Height(cells));
        pen.Tags.BeginElement(PdfBlockLevelElementTag.TableRow);
        for (var i = 0; i < cells.Count; i++)
        {
            Cell(cells[i], tag, i, left);
            left += widths[i];
        }
        pen.Tags.End();
        pen.Down(height);
        pen.Tags.BeginArtifact();
        pen.Page.DrawLine(new XPen(tag == PdfBlockLevelElementTag.TableHeaderCell ? XColors.Black : XColors.LightGray, 0.5), pen.Left, pen.Top, pen.Left + widths.Sum(), pen.Top);
        pen.Tags.End();
    }

    private void Cell(List<string> lines, PdfBlockLevelElementTag tag, int column, double left)
    {
        pen.Tags.BeginElement(tag);
        for (var line = 0; line < lines.Count; line++)
            pen.Page.DrawString(lines[line], tag == PdfBlockLevelElementTag.TableHeaderCell ? bold : font, PdfPen.Ink,
                new XRect(left + Padding, pen.Top + Padding + line * leading, Inner(column), leading), columns[column].IsNumber ? XStringFormats.TopRight : XStringFormats.TopLeft);
        pen.Tags.End();
    }

    private static IEnumerable<List<List<string>>> Parts(List<List<string>> cells, int most)
    {
        var longest = cells.Max(c => c.Count);
        for (var from = 0; from == 0 || from < longest; from += most)
            yield return [.. cells.Select(c => c.Skip(from).Take(most).ToList())];
    }

    private double Inner(int column) => widths[column] - 2 * Padding;

    private double Height(List<List<string>> cells) => Math.Max(1, cells.Max(c => c.Count)) * leading + 2 * Padding;
}
