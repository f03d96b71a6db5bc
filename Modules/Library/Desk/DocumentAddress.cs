using System.Globalization;
using Hub.Library.Describing;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Desk;

/// <summary>Finds a free public address for a document.</summary>
internal static class DocumentAddress
{
    /// <summary>What stands before a piece of the id when a title has no letter for an address.</summary>
    public const string Nameless = "dokument";

    /// <summary>First parts of the module's own pages; a document called so would be hidden by them.</summary>
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string>(StringComparer.Ordinal)
    {
        "index", "details", "subjects", "collections", "desk", "proposing", "access", "files", "thumbnails", "list", "oai", "export", "import", "exchange", "harvesting",
    };

    /// <summary>From the Ukrainian title and the number of the act; empty when nothing of them can be written so.</summary>
    public static string Stem(DocumentContent content)
    {
        var number = content.ActNumber.Trim();
        return Slug.From(number == "" ? content.TitleUk : $"{Limits.Cut(content.TitleUk, 60)} {number}");
    }

    /// <summary>A taken or reserved one gets a number.</summary>
    public static async Task<string> For(LibraryDb db, Document document, CancellationToken cancel)
    {
        var stem = Stem(document.Content);
        if (stem == "")
            stem = $"{Nameless}-{document.Id.ToString("N", CultureInfo.InvariantCulture)[^8..]}";
        var taken = (await db.Documents.Where(d => d.ConceptId != document.ConceptId && (d.Slug == stem || d.Slug!.StartsWith(stem + "-")))
            .Select(d => d.Slug!).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var slug = stem;
        for (var next = 2; taken.Contains(slug) || Reserved.Contains(slug); next++)
            slug = $"{stem}-{next.ToString(CultureInfo.InvariantCulture)}";
        return slug;
    }
}
