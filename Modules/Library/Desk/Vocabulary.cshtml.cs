using Hub.Library.Vocabulary;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Desk;

/// <summary>The vocabulary for those who keep it.</summary>
[RequirePermission(LibraryModule.Vocabulary)]
internal sealed class VocabularyModel(LibraryDb db) : HubPage
{
    public IReadOnlyList<SubjectLine> Lines { get; private set; } = [];
    public IReadOnlyDictionary<Guid, int> Counts { get; private set; } = new Dictionary<Guid, int>();

    public async Task OnGet(CancellationToken cancel)
    {
        Lines = VocabularyTree.Lines(await db.Subjects.AsNoTracking().ToListAsync(cancel), IsEnglish);
        Counts = await db.DocumentSubjects.GroupBy(s => s.SubjectId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
    }
}
