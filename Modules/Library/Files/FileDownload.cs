using Hub.Library.Access;
using Hub.Library.Describing;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Library.Files;

/// <summary>Sends files to those who may take them, and pictures of first pages.</summary>
internal static class FileDownload
{
    public static string Path(DocumentFile file) => $"/library/files/{file.Id}/{Uri.EscapeDataString(file.Name)}";

    public static string ThumbnailPath(DocumentFile file) => $"/library/thumbnails/{file.Id}.png";

    public static void Map(IEndpointRouteBuilder routes)
    {
        // A kept answer would be no counted download, and a file is no page to be kept in memory.
        routes.MapMethods("/library/files/{id:guid}/{name?}", ["GET", "HEAD"], Send).CacheOutput(kept => kept.NoCache()).AllowAnonymous();
        routes.MapMethods("/library/thumbnails/{id:guid}.png", ["GET", "HEAD"], Thumbnail).AllowAnonymous();
    }

    private static async Task<IResult> Send(
        Guid id, HttpContext context, [FromServices] FileDoor door, [FromServices] CountDownload count, CancellationToken cancel)
    {
        var (file, way, isPublic) = await door.Run(id, cancel);
        if (file is null)
            return Results.NotFound();
        if (way == Way.AskFirst)
            return Results.LocalRedirect(Language.Path($"/library/access/ask/{id}", Language.Current));
        if (way == Way.Closed)
            return Results.NotFound();
        await count.Run(file.Id, context, cancel);
        return new SafeDownload(file.Stored, isPublic);
    }

    private static async Task<IResult> Thumbnail(Guid id, [FromServices] FileDoor door, [FromServices] LibraryDb db, [FromServices] IFileStore store, CancellationToken cancel)
    {
        var (file, way, isPublic) = await door.Run(id, cancel);
        if (file is null || way != Way.Open)
            return Results.NotFound();
        var sha = await db.Contents.Where(c => c.Sha256 == file.Sha256).Select(c => c.ThumbnailSha256).SingleOrDefaultAsync(cancel);
        if (sha is null || store.Open(sha) is not { } picture)
            return Results.NotFound();
        await using (picture)
            return new SafeDownload(new StoredFile(sha, picture.Length, FileKind.Png.ContentType, id + ".png", null, null), isPublic);
    }
}

/// <summary>Whether a person may take a file.</summary>
internal enum Way
{
    Open,
    /// <summary>There is a page that says what to do: sign in, wait, or ask.</summary>
    AskFirst,
    /// <summary>To this person there is no such file.</summary>
    Closed,
}

/// <summary>Decides who may take a file: readers by its access, a draft's by its proposer and librarians.</summary>
internal sealed class FileDoor(LibraryDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<(DocumentFile? File, Way Way, bool IsPublic)> Run(Guid id, CancellationToken cancel)
    {
        var found = await db.Files.AsNoTracking().Where(f => f.Id == id)
            .Join(db.Documents, f => f.DocumentId, d => d.Id, (f, d) => new { File = f, d.State, d.ProposedBy, d.ConceptId }).SingleOrDefaultAsync(cancel);
        if (found is null)
            return (null, Way.Closed, false);
        var (file, now) = (found.File, time.GetUtcNow());
        var isWithdrawn = found.State == DocumentState.Withdrawn
            || (found.State == DocumentState.Superseded && await db.Documents.AnyAsync(d => d.ConceptId == found.ConceptId && d.State == DocumentState.Withdrawn, cancel));
        var isReadable = found.State is DocumentState.Published or DocumentState.Superseded && !isWithdrawn;
        if (isReadable && file.IsPublicOn(KyivTime.DateOf(now)))
            return (file, Way.Open, true);
        if (user.Can(LibraryModule.Edit) || (!isReadable && !isWithdrawn && user.Id is { } proposer && proposer == found.ProposedBy))
            return (file, Way.Open, false);
        if (!isReadable)
            return (file, Way.Closed, false);
        return (file, await MayTake(file, now, cancel) ? Way.Open : Way.AskFirst, false);
    }

    private async Task<bool> MayTake(DocumentFile file, DateTimeOffset now, CancellationToken cancel) => file.Access switch
    {
        FileAccess.Registered => user.Id is not null,
        FileAccess.OnRequest => user.Id is { } me
            && await db.AccessRequests.AnyAsync(r => r.FileId == file.Id && r.PersonId == me && r.State == RequestState.Granted && r.Until > now, cancel),
        _ => false,
    };
}
