using Hub.Library.Describing;
using Hub.SharedKernel;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Home;

/// <summary>The library's live figure on the home page: documents everybody may read, and their files.</summary>
internal sealed class LibraryFigure(LibraryDb db, IStringLocalizer<Texts> texts)
{
    public async Task<HomeFigure?> Run(CancellationToken cancel)
    {
        var documents = await db.Documents.CountAsync(d => d.State == DocumentState.Published, cancel);
        if (documents == 0)
            return null;
        var files = await db.Files.CountAsync(f => db.Documents.Any(d => d.Id == f.DocumentId && d.State == DocumentState.Published), cancel);
        return new(documents, texts["Menu.Library"], texts.Count("Home.Files", files), "/library");
    }
}
