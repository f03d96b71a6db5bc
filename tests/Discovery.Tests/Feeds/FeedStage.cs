using Microsoft.Extensions.Time.Testing;

namespace Hub.Discovery.Tests.Feeds;

/// <summary>One portal for everything that reads a query from outside: feeds, calendars, frames.</summary>
[SetUpFixture]
internal sealed class FeedStage
{
    /// <summary>The word all items of the stage have.</summary>
    public const string Word = "бджільництво";

    public static readonly DateTimeOffset Now = new(2026, 10, 5, 9, 0, 0, TimeSpan.Zero);

    public static readonly Guid Plain = Guid.Parse("01990000-0000-7000-8000-000000000001");

    /// <summary>Every letter XML and calendars stumble over.</summary>
    public const string Nasty = "]]> <script>alert('1')</script> & \"лапки\"; кома, крапка; зворотна \\ риска \u0001\u000b\ufffe\u202e 🐝";

    public static HubApp Hub { get; private set; } = null!;

    public static FakeTimeProvider Time { get; } = new(Now);

    [OneTimeSetUp]
    public static async Task Start()
    {
        Hub = await HubApp.Start(new() { Time = Time });
        await Hub.TellAndCatchUp(
            Portal.Item("Бджільництво в громаді", Plain) with
            {
                TitleEn = "Beekeeping in a community",
                SummaryUk = "Реєстр пасік і попередження про обробку полів.",
                SummaryEn = "A register of apiaries.",
                Topics = ["open-data", "safety"],
                Organisation = "Медова міська рада",
                OrganisationCode = "12345678",
                Territory = "UA05020030010063857",
            },
            Portal.Item("Бджільництво " + Nasty) with { SummaryUk = Nasty, Organisation = Nasty.Replace("\ufffe", "", StringComparison.Ordinal), Path = "/practices/nasty?a=1&b=<2>", PublishedAt = Portal.Day.AddDays(1), UpdatedAt = Portal.Day.AddDays(2) },
            Portal.Item("Ярмарок: бджільництво й мед, " + string.Join(' ', Enumerable.Repeat("довга назва події 🐝", 12))) with
            {
                Kind = "event",
                StartsAt = Now.AddDays(3),
                EndsAt = Now.AddDays(3).AddHours(4),
                SummaryUk = "Перший рядок.\nДругий рядок; з комою, і \\ рискою.",
                PublishedAt = Portal.Day.AddDays(2),
                Topics = ["open-data"],
            },
            Portal.Item("Бджільництво: нарада без кінця") with { Kind = "event", StartsAt = Now.AddDays(-30), EndsAt = Now.AddDays(-31), PublishedAt = Portal.Day.AddDays(3) });
        Time.Advance(TimeSpan.FromMinutes(1));
    }

    [OneTimeTearDown]
    public static async Task Stop() => await Hub.DisposeAsync();

    public static string Path(string format, string rest = "", string language = "") => $"{language}/discovery/feed.{format}?q={Uri.EscapeDataString(Word)}{rest}";
}
