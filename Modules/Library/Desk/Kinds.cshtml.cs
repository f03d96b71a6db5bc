using Hub.Library.Describing;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Desk;

/// <summary>The kinds of documents and what each asks.</summary>
[RequirePermission(LibraryModule.Vocabulary)]
internal sealed class KindsModel(LibraryDb db) : HubPage
{
    public IReadOnlyList<(KindForm Form, int Documents)> Kinds { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var set = await db.KindForms.AsNoTracking().ToDictionaryAsync(f => f.Kind, cancel);
        var counts = await db.Documents.Where(d => d.State == DocumentState.Published).GroupBy(d => d.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        Kinds = [.. Enum.GetValues<DocumentKind>().Select(k => (set.GetValueOrDefault(k) ?? KindForm.Usual(k), counts.GetValueOrDefault(k)))];
    }
}
