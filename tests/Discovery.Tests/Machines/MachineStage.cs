using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Discovery.Tests.Machines;

/// <summary>One portal for programs that ask it.</summary>
[SetUpFixture]
internal sealed class MachineStage
{
    public static HubApp Hub { get; private set; } = null!;

    [OneTimeSetUp]
    public static async Task Start()
    {
        Hub = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { ["Hub:CacheSeconds"] = "0" } });
        await Hub.TellAndCatchUp([
            Portal.Item("Електронна черга") with
            {
                TitleEn = "Electronic queue", SummaryUk = "Талон із дому.", Topics = ["health"], Organisation = "Медова рада", OrganisationEn = "Medova Council", OrganisationCode = "12345678",
                Territory = "UA05000000000010236", BodyUk = "Електронна черга у Вінниці.", StartsAt = Portal.Day, EndsAt = Portal.Day.AddHours(2), PublishedAt = Portal.Day.AddDays(1),
            },
            .. Enumerable.Range(0, 30).Select(n => Portal.Item($"Черга {n}"))]);
    }

    [OneTimeTearDown]
    public static async Task Stop() => await Hub.DisposeAsync();

    public static JsonElement Json(Answer answer) => JsonDocument.Parse(answer.Text).RootElement;
}
