using Hub.SharedKernel.Data;

namespace Hub.Faults.Tests;

/// <summary>The portal killed at any moment loses nothing it confirmed and tells nothing twice.</summary>
public sealed class KilledTests
{
    private const int Times = 50;
    private const int TimesWhileMakingTables = 8;

    [Test]
    public async Task Killed_fifty_times_under_writing_load_it_keeps_every_confirmed_write()
    {
        await using var place = await TestDatabase.Create();
        var port = Ports.Free();
        var moments = new Random(1);
        var hub = await HubProcess.Start(place, port).Ready();
        var load = WritingLoad.On(3, hub.Address);
        try
        {
            for (var time = 0; time < Times; time++)
            {
                await load.More(3);
                // Another moment of a write, a delivery or a checkpoint each time.
                await Task.Delay(moments.Next(60));
                await hub.Kill();
                await hub.DisposeAsync();
                hub = await HubProcess.Start(place, port).Ready();
            }
            await load.More(3);
            await load.Stop();
            await Books.Settled(place);
            await Books.Balance(place, load, $"killed {Times} times");
        }
        finally
        {
            await load.DisposeAsync();
            await hub.DisposeAsync();
        }
    }

    [TestCaseSource(nameof(Places))]
    public async Task Killed_while_it_makes_its_tables_it_makes_them_whole_at_the_next_start(EngineKind engine)
    {
        await using var place = await TestDatabase.Create(engine);
        var port = Ports.Free();
        for (var time = 0; time < TimesWhileMakingTables; time++)
        {
            await using var dying = HubProcess.Start(place, port);
            await Task.Delay(TimeSpan.FromMilliseconds(500 + 250 * time));
            await dying.Kill();
        }

        await using var hub = await HubProcess.Start(place, port).Ready();
        await using var load = WritingLoad.On(2, hub.Address);
        await load.More(20);
        await load.Stop();
        await Books.Settled(place);
        await Books.Balance(place, load, $"killed {TimesWhileMakingTables} times while making tables on {engine}");
    }

    private static IEnumerable<EngineKind> Places() => [EngineKind.Sqlite, EngineKind.PostgreSql];
}
