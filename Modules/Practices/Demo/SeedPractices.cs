using Hub.SharedKernel.Data;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Demo;

/// <summary>Adds the demonstration practices with everything around them, once; all of it or nothing.</summary>
internal sealed class SeedPractices(PracticesDb db, IPeople people, TimeProvider time)
{
    public async Task Run(CancellationToken cancel)
    {
        if (await db.Practices.IgnoreAutoIncludes().AnyAsync(p => p.Id == DemoId.Practice(1), cancel))
            return;
        var who = await DemoPeople.Find(people, cancel);
        var now = time.GetUtcNow();
        // Everything added here is new: looking for changes at each addition would cost seconds.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var demo in DemoPractice.All())
                new DemoStory(db, demo, who, now).Tell();
            await db.SaveChangesAsync(cancel);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }
}
