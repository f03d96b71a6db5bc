using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Access;

/// <summary>Asks for a file that is given on request; one request waits at a time.</summary>
internal sealed class AskAccess(LibraryDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid fileId, string? purpose, CancellationToken cancel)
    {
        var me = user.RequiredId;
        var found = await db.Files.Where(f => f.Id == fileId && f.Access == Files.FileAccess.OnRequest)
            .Join(db.Documents, f => f.DocumentId, d => d.Id, (f, d) => new { f.Name, d.TitleUk, d.State }).SingleOrDefaultAsync(cancel);
        if (found is not { State: DocumentState.Published or DocumentState.Superseded })
            return false;
        if (await db.AccessRequests.AnyAsync(r => r.FileId == fileId && r.PersonId == me && r.State == RequestState.Waiting, cancel))
            throw new RuleViolation("Request.Waits");
        var request = AccessRequest.Ask(fileId, me, purpose, time.GetUtcNow());
        db.AccessRequests.Add(request);
        db.Publish(new TaskOpened(LibraryFacts.Module, request.Id, null, LibraryModule.Edit, "Task.Access", [found.TitleUk], "/library/desk/requests"));
        db.Publish(new NoticeRaised(LibraryFacts.Module, null, LibraryModule.Edit, "Notice.AccessAsked", [found.TitleUk], "/library/desk/requests", me));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>Grants or refuses a request; the person is told.</summary>
internal sealed class DecideAccess(LibraryDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, bool grant, string? reason, CancellationToken cancel)
    {
        if (await db.AccessRequests.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } request)
            return false;
        var file = await db.Files.AsNoTracking().SingleAsync(f => f.Id == request.FileId, cancel);
        var document = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == file.DocumentId, cancel);
        request.Decide(grant, reason, user.RequiredId, time.GetUtcNow());
        db.Notify(request.PersonId, grant ? "Notice.AccessGranted" : "Notice.AccessRefused", grant ? document.Path : $"/library/access/ask/{file.Id}", null, document.TitleUk, request.Reason ?? "");
        db.Publish(new TaskClosed(LibraryFacts.Module, id));
        db.Publish(new ActionRecorded(LibraryFacts.Module, user.Id, grant ? "library.accessgranted" : "library.accessrefused", $"file/{file.Id}", Limits.Cut(request.Reason ?? "", 300)));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
