using Microsoft.AspNetCore.Html;

namespace Hub.Discovery.Searching;

/// <summary>Pieces of a text as markup: written here and not in a page, because a page would put spaces between them.</summary>
internal static class PieceMarkup
{
    public static IHtmlContent ToHtml(this IEnumerable<Piece> pieces)
    {
        var html = new HtmlContentBuilder();
        foreach (var piece in pieces)
            if (piece.IsMarked)
                html.AppendHtml("<mark>").Append(piece.Text).AppendHtml("</mark>");
            else
                html.Append(piece.Text);
        return html;
    }
}
