using Hub.Library.Reading;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library;

/// <summary>The vocabulary as a tree, with the number of documents of each subject.</summary>
[AllowAnonymous]
internal sealed class SubjectsModel(LibraryDb db, DocumentIndex index) : HubPage
{
    public IReadOnlyList<(SubjectLine Line, int Count)> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var counts = (await index.Current(cancel)).CountsOf(Facet.Subject);
        Lines = [.. VocabularyTree.Lines(await db.Subjects.AsNoTracking().ToListAsync(cancel), IsEnglish).Select(l => (l, counts.GetValueOrDefault(l.Subject.Key)))];
    }
}
