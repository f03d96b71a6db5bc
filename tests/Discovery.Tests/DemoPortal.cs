namespace Hub.Discovery.Tests;

/// <summary>A portal with its demonstration content, found by search.</summary>
internal static class DemoPortal
{
    public static async Task<HubApp> Start()
    {
        var hub = await HubApp.Start(new() { Demonstration = true, Settings = new Dictionary<string, string?> { ["Hub:CacheSeconds"] = "0" } });
        await hub.DeliverOutbox();
        await hub.CatchUp();
        return hub;
    }
}
