using Hub.Contest.Jury;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Entering;

/// <summary>Sends files of entries: public ones to everybody, the others to who wrote the entry, its jurors, its clerks and the organisers; never to who has a conflict of interest with it.</summary>
internal static class FileDownload
{
    public static string Path(EntryFile file) => $"/contest/files/{file.Id}/{Uri.EscapeDataString(file.Name)}";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/contest/files/{id:guid}/{name?}", Send).AllowAnonymous();

    private static async Task<IResult> Send(Guid id, [FromServices] ContestDb db, [FromServices] JurorSight sight, [FromServices] ICurrentUser user, [FromServices] TimeProvider time, CancellationToken cancel)
    {
        var found = await db.Files.AsNoTracking().Where(f => f.Id == id).Join(db.Entries, f => f.EntryId, e => e.Id, (f, e) => new { File = f, Entry = e })
            .Join(db.Rounds, x => x.Entry.RoundId, r => r.Id, (x, r) => new { x.File, x.Entry, Round = r }).SingleOrDefaultAsync(cancel);
        if (found is null)
            return TypedResults.NotFound();
        var (file, entry) = (found.File, found.Entry);
        var isPublic = entry.State == EntryState.Eligible && file is { SinceSubmission: not null, UntilSubmission: null } && found.Round.ShowsEntriesAt(time.GetUtcNow());
        var isMine = user.Id is { } person && person == entry.SubmitterId;
        var may = isMine || isPublic
            || (file.SinceSubmission is not null && (user.Can(ContestModule.Manage) || Eligibility.Clerks.Reaches(user, entry) || await sight.Readable.AnyAsync(e => e.Id == entry.Id, cancel)));
        if (!may || !isMine && !await sight.MayReach(entry.Id, cancel))
            return TypedResults.NotFound();
        return new SafeDownload(new StoredFile(file.Sha256, file.Bytes, file.ContentType, file.Name, null, null), isPublic);
    }
}
