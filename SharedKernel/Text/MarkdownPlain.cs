using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Hub.SharedKernel.Text;

/// <summary>Writes the words of a parsed text, one block a line.</summary>
internal static class MarkdownPlain
{
    public static string Write(MarkdownDocument document)
    {
        var plain = new StringBuilder();
        Blocks(plain, document);
        return plain.ToString().Trim();
    }

    private static void Blocks(StringBuilder plain, ContainerBlock container)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case TableRow row:
                    Cells(plain, row);
                    break;
                case ContainerBlock inner when block is not LinkReferenceDefinitionGroup:
                    Blocks(plain, inner);
                    break;
                case LeafBlock { Inline: { } inline }:
                    Inlines(plain, inline);
                    EndLine(plain);
                    break;
                case CodeBlock code:
                    plain.Append(code.Lines.ToString());
                    EndLine(plain);
                    break;
            }
        }
    }

    private static void Cells(StringBuilder plain, TableRow row)
    {
        foreach (var cell in row.OfType<TableCell>())
        {
            Blocks(plain, cell);
            if (plain.Length > 0 && plain[^1] == '\n') plain.Length--;
            plain.Append(' ');
        }

        if (plain.Length > 0 && plain[^1] == ' ') plain.Length--;
        EndLine(plain);
    }

    private static void Inlines(StringBuilder plain, ContainerInline container)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case ContainerInline inner: Inlines(plain, inner); break;
                case LiteralInline literal: plain.Append(literal.Content.AsSpan()); break;
                case CodeInline code: plain.Append(code.Content); break;
                case HtmlEntityInline entity: plain.Append(entity.Transcoded.AsSpan()); break;
                case AutolinkInline link: plain.Append(link.Url); break;
                case LineBreakInline: plain.Append(' '); break;
            }
        }
    }

    private static void EndLine(StringBuilder plain)
    {
        if (plain.Length > 0 && plain[^1] != '\n') plain.Append('\n');
    }
}
