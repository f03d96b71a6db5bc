using Hub.Contest;
using Hub.Contest.Calendar;
using Hub.Practices;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Contest;

/// <summary>
/// One round and everybody in it: who prepares, enters, checks, judges, chairs and wonders. All sit before one browser, one after another.
/// </summary>
internal sealed partial class RoundWay : IAsyncDisposable
{
    private const int Jurors = 9;
    private const string Send = "main form button.govuk-button:not([aria-hidden])";
    private readonly HubApp hub;
    private readonly FakeTimeProvider time;
    private readonly Walk walk;
    private readonly Manner manner;
    private readonly DateOnly firstDay;
    private readonly TestPerson organiser = new("Олена Організаторка", ContestModule.Manage);
    private readonly TestPerson clerk = new("Тарас Перевірник", ContestModule.Check);
    private readonly TestPerson chair = new("Надія Голова", ContestModule.Chair);
    private readonly TestPerson[] jury = [.. Enumerable.Range(1, Jurors).Select(n => new TestPerson($"Член журі {n}"))];
    private readonly TestPerson[] entrants;
    private readonly string practice;
    private Guid round;

    private RoundWay(HubApp hub, FakeTimeProvider time, Walk walk, Manner manner, TestPerson owner, string practice)
    {
        (this.hub, this.time, this.walk, this.manner, this.practice) = (hub, time, walk, manner, practice);
        firstDay = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(10);
        entrants = [owner, new("Богдан Учасник"), new("Віра Учасниця"), new("Гліб Учасник")];
    }

    public IReadOnlyList<string> Complaints => walk.Complaints;

    private IPage Page => walk.Page;

    /// <summary>Demonstration has rounds of the year that began; this one is of a later year.</summary>
    private int Year => firstDay.Year + 1 + (manner.Language == "en" ? 1 : 0);

    private string Public => $"/contest/{Year}";

    public static async Task<RoundWay> Begin(HubApp hub, FakeTimeProvider time, Manner manner)
    {
        var practice = await hub.Db<PracticesDb, Practice>(db => db.Practices.AsNoTracking().Where(p => p.Status == PracticeStatus.Published).OrderBy(p => p.Slug)
            .Skip(manner.Language == "en" ? 1 : 0).FirstAsync());
        return new(hub, time, await Walk.Begin(hub, manner), manner, new TestPerson("Власниця практики") { Id = practice.OwnerId }, practice.Slug!);
    }

    public async ValueTask DisposeAsync() => await walk.DisposeAsync();

    /// <summary>The clock goes to noon in Kyiv on a day of the round, and what moves by itself moves.</summary>
    private async Task Day(int day)
    {
        time.SetUtcNow(KyivTime.At(firstDay.AddDays(day), new TimeOnly(12, 0)));
        await hub.Run<MovePhases>(job => job.Run(CancellationToken.None));
        await Tell();
    }

    private string At(int day) => firstDay.AddDays(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + "T10:00";

    private async Task Tell()
    {
        while (await hub.DeliverOutbox() > 0) { }
    }

    private Task As(TestPerson person) => walk.SignIn(hub, person);

    private async Task Open(string path, int answers = 200)
    {
        var answer = await walk.Go(path);
        Assert.That(answer.Status, Is.EqualTo(answers), path);
        if (answers == 200)
            await Look();
    }

    private async Task Press(string selector = Send)
    {
        await walk.Arrive(() => Page.Locator(selector).First.ClickAsync());
        Assert.That(await Page.Locator(".govuk-error-summary").AllInnerTextsAsync(), Is.Empty, Page.Url);
        await Look();
    }

    private async Task Look()
    {
        await walk.FitsTheScreen();
        await walk.AxeOnce();
    }

    private Task Fill(string field, string text) => Page.FillAsync(Named(field), text);

    private Task Check(string field, string? value = null) => Page.CheckAsync(Named(field) + (value is null ? "" : $"[value='{value}']"));

    private static string Named(string field) => $"main [name='{field}']:not([type=hidden])";

    private Task<string> Main() => Page.InnerTextAsync("main");

    private string T(string key, params object[] arguments) => hub.Services.GetRequiredService<ModuleTexts>().In(manner.Language, ContestFacts.Module, key, arguments);

    private Task<TResult> Db<TResult>(Func<ContestDb, Task<TResult>> read) => hub.Db(read);

    private Task<Entry> EntryOf(TestPerson person) => Db(db => db.Entries.AsNoTracking().SingleAsync(e => e.SubmitterId == person.Id && e.RoundId == round));
}
