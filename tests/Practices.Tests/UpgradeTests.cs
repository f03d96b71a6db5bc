using Hub.Practices.Tests.Reading;
using Hub.Practices.Tests.Submission;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Tests;

/// <summary>Versions written before their place was kept beside the text get it, and nobody's typing is disturbed.</summary>
[Engines]
public sealed class UpgradeTests(EngineKind engine)
{
    [Test]
    public async Task Versions_of_the_first_release_know_their_place_after_the_upgrade()
    {
        await using var database = await TestDatabase.Create(engine);
        var (published, shown) = Samples.WithVersion("zapys", Sample.Now);
        var (draft, typed) = Sample.Draft();
        await using (var modules = EmptyTables.Of<PracticesDb>(database))
        {
            await modules.Db.Until("Initial");
            foreach (var row in new object[] { published, shown, draft, typed })
                await modules.Db.WriteOld(row);
        }
        await using var hub = await HubApp.Start(new() { Database = database });
        var versions = await hub.Db<PracticesDb, List<PracticeVersion>>(db => db.Versions.AsNoTracking().ToListAsync());

        Assert.That(versions.Select(v => (v.Id, v.OrganisationCode, v.Region, v.Version)), Is.EquivalentTo(new[]
        {
            (shown.Id, "", Samples.Vinnytsia, 1), (typed.Id, "00032112", "UA26000000000069363", 1),
        }));
    }
}
