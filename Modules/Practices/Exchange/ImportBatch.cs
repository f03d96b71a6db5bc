using Hub.Practices.Submission;
using Hub.Practices.Telling;
using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Exchange;

/// <summary>Some hundreds of rows decided together and, if wanted, put into the depository; saving is left to the caller.</summary>
internal sealed class ImportBatch(PracticesDb db, DateTimeOffset now)
{
    public async Task Take(IReadOnlyList<PracticeRow> rows, ImportOrder order, bool apply, ImportReport report, CancellationToken cancel)
    {
        var known = await KnownPractices.Of(rows, db, cancel);
        var plans = rows.Select(row => new RowPlan(row)).ToList();
        Parallel.ForEach(plans, plan => plan.Decide(known, order));
        var wanted = plans.FindAll(p => p is { Effect: not RowEffect.None, Row.Mistakes.Count: 0 });
        if (apply)
            await Apply(wanted, order, cancel);
        foreach (var plan in plans)
        {
            report.Add(plan.Row);
            if (plan.Row.Mistakes.Count == 0)
                report.Count(plan.Effect, plan.Publish);
        }
    }

    private async Task Apply(List<RowPlan> plans, ImportOrder order, CancellationToken cancel)
    {
        var files = await FilesToCarry(plans, cancel);
        var numbers = await LastNumbers(plans, cancel);
        var addresses = await FreeAddresses.For(plans.Where(p => p.Publish && p.Practice?.Slug is null).Select(p => Slug.From(p.Row.Content.Title.Uk)),
            stems => db.Practices.Where(p => stems.Contains(p.Slug!)).Select(p => p.Slug!), PracticeAddress.Reserved, cancel);
        var marks = await PublishedMarks.Of(db, plans.FindAll(p => p is { Publish: true, Practice: not null }).ConvertAll(p => p.Practice!.Id), cancel);
        foreach (var plan in plans)
        {
            var (practice, version) = plan.Practice is { } practiceThere
                ? (practiceThere, VersionToWrite(plan, practiceThere, order, files, numbers)) : Start(plan, order);
            version.Save(plan.Row.Content, order.Owner ?? practice.OwnerId, now, plan.Row.Json);
            if (plan.Publish)
            {
                Show(plan, practice, version, addresses);
                marks.Update(practice, plan.Row.Content);
            }
            Tell(plan, practice, version, order);
        }
    }

    private (Practice, PracticeVersion) Start(RowPlan plan, ImportOrder order)
    {
        var owner = order.Owner ?? Guid.Empty;
        var practice = Practice.Start(plan.NewId, owner, now, plan.Row.ExternalId == "" ? null : plan.Row.ExternalId);
        var version = PracticeVersion.First(Guid.CreateVersion7(), practice, owner, now);
        db.Add(practice);
        db.Add(version);
        return (practice, version);
    }

    private PracticeVersion VersionToWrite(
        RowPlan plan, Practice practice, ImportOrder order, ILookup<Guid, PracticeFile> files, Dictionary<Guid, int> numbers)
    {
        if (plan.Open is { } open)
            return open;
        var published = plan.Published!;
        var version = PracticeVersion.Next(Guid.CreateVersion7(), published, order.Owner ?? practice.OwnerId, now, numbers[practice.Id] + 1);
        db.Add(version);
        foreach (var file in files[published.Id])
            db.Add(file.CopyTo(version, now));
        return version;
    }

    private void Show(RowPlan plan, Practice practice, PracticeVersion version, FreeAddresses addresses)
    {
        plan.Published?.Supersede();
        version.PublishUnreviewed(plan.Grade, now);
        if (practice.Slug is null)
            practice.GiveAddress(addresses.Take(Slug.From(plan.Row.Content.Title.Uk), practice.Id, "praktyka"));
        practice.Show(version, plan.Row.Content, plan.Grade, now);
        db.PublishItem(practice, plan.Row.Content);
        db.Publish(PracticeSnapshot.Of(practice, version, plan.Row.Content));
    }

    private void Tell(RowPlan plan, Practice practice, PracticeVersion version, ImportOrder order)
    {
        // The audit gets one line for the whole import; the way of each practice shows it here.
        db.Timeline.Add(new TimelineEntry
        {
            PracticeId = practice.Id,
            VersionId = version.Id,
            PersonId = order.Owner,
            At = now,
            IsPublic = plan.Publish,
            Action = plan.Publish ? "ImportedAndPublished" : "Imported",
        });
        // A practice of the portal itself is in nobody's list.
        if (practice.OwnerId != Guid.Empty)
            db.TellOwner(practice, version);
    }

    private async Task<ILookup<Guid, PracticeFile>> FilesToCarry(List<RowPlan> plans, CancellationToken cancel)
    {
        var from = plans.FindAll(p => p is { Published: not null, Open: null }).ConvertAll(p => p.Published!.Id);
        var files = from.Count == 0 ? [] : await db.Files.AsNoTracking().Where(f => from.Contains(f.VersionId)).ToListAsync(cancel);
        return files.ToLookup(f => f.VersionId);
    }

    private async Task<Dictionary<Guid, int>> LastNumbers(List<RowPlan> plans, CancellationToken cancel)
    {
        var changed = plans.FindAll(p => p is { Published: not null, Open: null }).ConvertAll(p => p.Practice!.Id);
        return changed.Count == 0 ? [] : await db.Versions.Where(v => changed.Contains(v.PracticeId)).GroupBy(v => v.PracticeId)
            .Select(g => new { g.Key, Last = g.Max(v => v.Number) }).ToDictionaryAsync(g => g.Key, g => g.Last, cancel);
    }
}
