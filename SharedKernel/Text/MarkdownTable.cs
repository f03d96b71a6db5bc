using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Hub.SharedKernel.Text;

/// <summary>Tables with <c>scope</c> on their headings and alignment as a class: style attributes are forbidden by the portal's content policy.</summary>
internal sealed class MarkdownTable : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine().WriteLine("<table>");
        var rows = table.OfType<TableRow>().ToList();
        Part(renderer, table, "thead", rows.TakeWhile(row => row.IsHeader).ToList());
        Part(renderer, table, "tbody", rows.SkipWhile(row => row.IsHeader).ToList());
        renderer.WriteLine("</table>");
    }

    private static void Part(HtmlRenderer renderer, Table table, string tag, List<TableRow> rows)
    {
        if (rows.Count == 0) return;
        renderer.WriteLine($"<{tag}>");
        foreach (var row in rows) Row(renderer, table, row);
        renderer.WriteLine($"</{tag}>");
    }

    private static void Row(HtmlRenderer renderer, Table table, TableRow row)
    {
        renderer.Write("<tr>");
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i] is not TableCell cell) continue;
            var column = cell.ColumnIndex >= 0 ? cell.ColumnIndex : i;
            var alignment = column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
            renderer.Write(row.IsHeader ? "<th scope=\"col\"" : "<td").Write(Class(alignment)).Write(">");
            Content(renderer, cell);
            renderer.Write(row.IsHeader ? "</th>" : "</td>");
        }

        renderer.WriteLine("</tr>");
    }

    private static void Content(HtmlRenderer renderer, TableCell cell)
    {
        var outside = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = cell.Count == 1;
        renderer.WriteChildren(cell);
        renderer.ImplicitParagraph = outside;
    }

    private static string Class(TableColumnAlign? alignment) => alignment switch
    {
        TableColumnAlign.Right => " class=\"align-right\"",
        TableColumnAlign.Center => " class=\"align-center\"",
        _ => "",
    };
}
