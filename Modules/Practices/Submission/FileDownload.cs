using Hub.SharedKernel.Files;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Submission;

/// <summary>Sends files: those readers can see to everybody, a draft's to its authors, its editors and invited experts.</summary>
internal static class FileDownload
{
    public static string Path(PracticeFile file) => $"/practices/files/{file.Id}/{Uri.EscapeDataString(file.Name)}";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/practices/files/{id:guid}/{name?}", Send).AllowAnonymous();

    private static async Task<IResult> Send(Guid id, [FromServices] PracticesDb db, [FromServices] ICurrentUser user, CancellationToken cancel)
    {
        var found = await db.Files.AsNoTracking().Where(f => f.Id == id)
            .Join(db.Versions, f => f.VersionId, v => v.Id, (f, v) => new { File = f, v.State, v.AuthorId, v.PracticeId })
            .Join(db.Practices, f => f.PracticeId, p => p.Id, (f, p) => new { f.File, f.State, f.AuthorId, p.OwnerId, p.Status, p.Id })
            .SingleOrDefaultAsync(cancel);
        if (found is null)
            return Results.NotFound();
        var isPublic = found.State is (VersionState.Published or VersionState.Superseded) && found.Status is (PracticeStatus.Published or PracticeStatus.Outdated);
        if (!isPublic && !await MaySee(found.File, found.OwnerId, found.AuthorId, db, user, cancel))
            return Results.NotFound();
        var file = found.File;
        return new SafeDownload(new StoredFile(file.Sha256, file.Bytes, file.ContentType, file.Name, file.Width, file.Height), isPublic);
    }

    private static async Task<bool> MaySee(PracticeFile file, Guid owner, Guid author, PracticesDb db, ICurrentUser user, CancellationToken cancel)
    {
        if (user.Id is not { } person)
            return false;
        if (person == owner || person == author)
            return true;
        if (user.CanSomewhere(PracticesModule.Review)
            && await db.Versions.Within(user.Reach(PracticesModule.Review), db.Practices).AnyAsync(v => v.Id == file.VersionId, cancel))
            return true;
        return await db.CoAuthors.AnyAsync(a => a.PracticeId == file.PracticeId && a.PersonId == person, cancel)
            || await db.ExpertInvitations.AnyAsync(i => i.VersionId == file.VersionId && i.ExpertId == person && i.DeclinedAt == null, cancel);
    }
}
