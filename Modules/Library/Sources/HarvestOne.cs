using System.Globalization;
using Hub.Library.Describing;
using Hub.Library.Harvesting;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Sources;

/// <summary>Harvests one repository page by page. Every page is saved together with where the next one begins: it can be broken off at any moment.</summary>
internal sealed class HarvestOne(LibraryDb db, OaiClient client, TakeRecords take, TimeProvider time)
{
    /// <summary>A host that dies in the middle of a page is waited for so long.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Pages in one go; a long harvest lets others through between.</summary>
    private const int MostPages = 200;
    private const int LeavingBatch = 200;

    public async Task Run(Guid id, IProgress<WorkStep> progress, CancellationToken cancel)
    {
        try
        {
            for (var page = 0; page < MostPages && await Step(id, cancel); page++)
            {
                progress.Report(new("Works.Step.Harvest", page + 1, 0));
                db.ChangeTracker.Clear();
            }
        }
        catch (HarvestProblem problem)
        {
            await Note(id, source => source.Fail(problem, time.GetUtcNow()), cancel);
            return;
        }
        catch (OperationCanceledException)
        {
            // The host stops: another one, or this one started again, goes on at once.
            await Note(id, source => source.Rest(), CancellationToken.None);
            throw;
        }
        await Note(id, source => source.Rest(), cancel);
    }

    private async Task Note(Guid id, Action<HarvestSource> what, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.Sources.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } source)
            return;
        what(source);
        await db.SaveChangesAsync(cancel);
    }

    /// <returns>Whether there is more to do.</returns>
    private async Task<bool> Step(Guid id, CancellationToken cancel)
    {
        if (await db.Sources.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { StopAsked: false } source)
            return false;
        if (source.IsLeaving)
            return await Leave(source, cancel);
        if (!source.IsUnderWay)
            await Begin(source, cancel);
        var reply = await client.Ask(source.Address, Question(source), cancel);
        if (reply.Error == "badResumptionToken" && source.Token is not null)
        {
            source.BeginAgain();
            // One that refuses even its newest tokens is left for later.
            if (source.Failures > 0)
                throw new HarvestProblem("Error", "badResumptionToken");
            await db.SaveChangesAsync(cancel);
            return true;
        }
        if (reply.Error is not (null or "noRecordsMatch"))
            throw new HarvestProblem("Error", $"{reply.Error}: {reply.Message}");
        if (reply.Token is not null && reply.Token == source.Token)
            throw new HarvestProblem("Loops");
        return await Keep(source, reply, cancel);
    }

    private async Task Begin(HarvestSource source, CancellationToken cancel)
    {
        var reply = await client.Ask(source.Address, [("verb", "Identify")], cancel);
        source.Begin(Said(reply, "granularity").Length > 10, time.GetUtcNow());
        await db.HarvestRefusals.Where(r => r.SourceId == source.Id).ExecuteDeleteAsync(cancel);
    }

    public static string Said(OaiReply reply, string name) =>
        reply.Identify?.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim() ?? throw new HarvestProblem("NotOai", "Identify");

    private static IEnumerable<(string, string?)> Question(HarvestSource source) => source.Token is { } token
        ? [("verb", "ListRecords"), ("resumptionToken", token)]
        : [("verb", "ListRecords"), ("metadataPrefix", source.Prefix), ("set", source.Set),
            ("from", source.From?.UtcDateTime.ToString(source.HasSeconds ? OaiTime.Seconds : "yyyy-MM-dd", CultureInfo.InvariantCulture))];

    private async Task<bool> Keep(HarvestSource source, OaiReply reply, CancellationToken cancel)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var page = await take.Run(source, reply.Records, cancel);
        source.Took(reply.At, reply.Token, page, time.GetUtcNow() + Lease);
        if (page.Refused > 0 && source.Refused > HarvestRefusal.Most)
            foreach (var row in db.ChangeTracker.Entries<HarvestRefusal>().ToList())
                row.State = EntityState.Detached;
        if (reply.Token is null)
        {
            source.Finish(reply.At, time.GetUtcNow());
            if (source.Added + source.Changed + source.Deleted > 0)
                db.Publish(new ActionRecorded(LibraryFacts.Module, null, "library.harvested", $"source/{source.Id}", string.Create(CultureInfo.InvariantCulture, $"{source.Name}: +{source.Added}, ~{source.Changed}, -{source.Deleted}, !{source.Refused}")));
        }
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return reply.Token is not null;
    }

    private async Task<bool> Leave(HarvestSource source, CancellationToken cancel)
    {
        var records = await db.Documents.Where(d => d.SourceId == source.Id && d.State == DocumentState.Published).OrderBy(d => d.Id).Take(LeavingBatch).ToListAsync(cancel);
        foreach (var document in records)
            take.Withdraw(document, time.GetUtcNow());
        if (records.Count == 0)
            db.Sources.Remove(source);
        await db.SaveChangesAsync(cancel);
        return records.Count > 0;
    }
}
