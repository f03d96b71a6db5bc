using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Sources;

/// <summary>Adds a foreign repository or changes it, once it answered by the protocol.</summary>
internal sealed class WriteSource(LibraryDb db, OaiClient client, ICurrentUser user, TimeProvider time)
{
    public async Task<HarvestSource?> Run(Guid? id, SourceInput input, CancellationToken cancel)
    {
        HarvestSource source;
        if (id is null)
            db.Sources.Add(source = HarvestSource.Add(input, time.GetUtcNow()));
        else if (await db.Sources.SingleOrDefaultAsync(s => s.Id == id, cancel) is { } found)
            (source = found).Describe(input, time.GetUtcNow());
        else
            return null;
        var collection = await db.Collections.AsNoTracking().SingleOrDefaultAsync(c => c.Id == source.CollectionId, cancel) ?? throw new RuleViolation("Source.CollectionNeeded", "Collection");
        if (collection.IsByQuery)
            throw new RuleViolation("Bulk.CollectionByQuery", "Collection");
        if (await db.Sources.AnyAsync(s => s.Id != source.Id && s.Address == source.Address && s.Set == source.Set, cancel))
            throw new RuleViolation("Source.Twice", "Address");
        await Answers(source, cancel);
        db.Publish(new ActionRecorded(LibraryFacts.Module, user.Id, "library.source", $"source/{source.Id}", source.Address));
        await db.SaveChangesAsync(cancel);
        return source;
    }

    private async Task Answers(HarvestSource source, CancellationToken cancel)
    {
        try
        {
            HarvestOne.Said(await client.Ask(source.Address, [("verb", "Identify")], cancel), "granularity");
        }
        catch (HarvestProblem problem)
        {
            throw new RuleViolation("Source.DoesNotAnswer", "Address", "text:Harvest." + problem.Key);
        }
    }
}

/// <summary>What is done to a source; names are in the texts under <c>Source.{name}</c>.</summary>
internal enum SourceOrder
{
    RunNow,
    Stop,
    Go,
    Remove,
}

/// <summary>Starts, stops or removes the harvesting of a repository. One that is removed takes its records along.</summary>
internal sealed class OrderSource(LibraryDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, SourceOrder order, CancellationToken cancel)
    {
        if (await db.Sources.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } source)
            return false;
        if (source.IsLeaving)
            throw new RuleViolation("Source.Leaving");
        var now = time.GetUtcNow();
        switch (order)
        {
            case SourceOrder.RunNow:
                source.RunNow(now);
                break;
            case SourceOrder.Remove:
                source.Leave(now);
                break;
            default:
                source.Switch(order == SourceOrder.Go, now);
                break;
        }
        db.Publish(new ActionRecorded(LibraryFacts.Module, user.Id, "library.source" + order.ToString().ToLowerInvariant(), $"source/{id}", source.Address));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
