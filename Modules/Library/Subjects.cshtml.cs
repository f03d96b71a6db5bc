using Hub.Library.Describing;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library;

/// <summary>The vocabulary as a tree, with the number of documents of each subject.</summary>
[AllowAnonymous]
internal sealed class SubjectsModel(LibraryDb db) : HubPage
{
    public IReadOnlyList<(SubjectLine Line, int Count)> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var counts = await db.DocumentSubjects.Where(s => db.Documents.Any(d => d.Id == s.DocumentId && d.State == DocumentState.Published))
            .GroupBy(s => s.SubjectId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        Lines = [.. VocabularyTree.Lines(await db.Subjects.AsNoTracking().ToListAsync(cancel), IsEnglish).Select(l => (l, counts.GetValueOrDefault(l.Subject.Id)))];
    }
}
