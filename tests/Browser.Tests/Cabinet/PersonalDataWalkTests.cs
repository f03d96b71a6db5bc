using Hub.Cabinet.Mail;
using Hub.Cabinet.Personal;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using MediatR;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Browser.Tests.Cabinet;

/// <summary>Choosing mails, looking at what comes, taking one's data along and leaving, with no script at all; with scripts see <see cref="WholeWayTests"/>.</summary>
public sealed class PersonalDataWalkTests
{
    private const string Password = "тиха вода греблі рве 9";
    private const string Submit = "main form button.govuk-button";

    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Time = time });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task Somebody_chooses_mails_takes_their_data_and_leaves_without_scripts([Values("uk", "en")] string language)
    {
        await using var walk = await Walk.Begin(hub, new(language, JavaScript: false, Phone: true));
        var (email, id) = await Register(walk, language);

        await See(walk, "/cabinet/notices/wishes");
        await walk.Page.CheckAsync("input[name='Input.Usual'][value='Weekly']");
        await walk.Page.SelectOptionAsync("[name='Input.QuietFrom']", "22");
        await walk.Page.SelectOptionAsync("[name='Input.QuietUntil']", "7");
        await Press(walk, Submit);
        await Tell(id, 5);
        await See(walk, "/cabinet/notices/upcoming");
        Assert.That(await walk.Page.Locator("main section li").CountAsync(), Is.EqualTo(5), "what waits for Monday");
        await See(walk, "/cabinet/notices");
        await walk.Page.ClickAsync("main summary");
        Assert.That(await walk.Page.Locator("main details li").First.IsVisibleAsync(), Is.True, "the group opens without a script too");

        await See(walk, "/cabinet/personal");
        await See(walk, "/cabinet/personal/consents");
        await See(walk, "/cabinet/personal/visible");
        await Press(walk, Submit);
        await TakeData(walk);
        await Leave(walk, email, id);
        Assert.That(walk.Complaints, Is.Empty);
    }

    private async Task<(string Email, Guid Id)> Register(Walk walk, string mark)
    {
        var email = $"leaving-{mark}@example.org";
        await See(walk, "/cabinet/register");
        await walk.Page.FillAsync("[name='Input.Name']", "Ольга Мандрівна");
        await walk.Page.FillAsync("[name='Input.Email']", email);
        await walk.Page.FillAsync("[name='Input.Password']", Password);
        await Press(walk, Submit);
        await hub.Run<SendDueMail>(send => send.Run(CancellationToken.None));
        await walk.Page.GotoAsync(hub.Mails.Last(m => m.To == email).Link.PathAndQuery);
        await Press(walk, Submit);
        await SignIn(walk, email);
        var person = await hub.Run<IPeople, PersonName?>(people => people.ByEmail(email, CancellationToken.None));
        return (email, person!.Id);
    }

    private async Task TakeData(Walk walk)
    {
        await See(walk, "/cabinet/personal/export");
        await Press(walk, Submit);
        await hub.Run<MakeExports>(make => make.Run(CancellationToken.None));
        await See(walk, "/cabinet/personal/export");
        var download = await walk.Page.RunAndWaitForDownloadAsync(() => walk.Page.ClickAsync("main section form button"));
        Assert.That(new FileInfo(await download.PathAsync()).Length, Is.GreaterThan(500));
    }

    private async Task Leave(Walk walk, string email, Guid id)
    {
        await See(walk, "/cabinet/personal/delete");
        await Press(walk, Submit);
        Assert.That(walk.Page.Url, Does.EndWith("/cabinet/personal/goodbye"));
        await SignIn(walk, email);
        Assert.That(walk.Page.Url, Does.EndWith("/cabinet/personal/delete"), "who signs in again is offered to stay");
        time.Advance(TimeSpan.FromDays(31));
        await hub.Run<EraseDuePeople>(erase => erase.Run(CancellationToken.None));
        await walk.Go("/cabinet");
        Assert.That(walk.Page.Url, Does.Contain("/cabinet/signin"));
        var names = await hub.Run<IPeople, IReadOnlyDictionary<Guid, string>>(people => people.Names([id], CancellationToken.None));
        Assert.That(names[id], Is.EqualTo("колишній учасник"), "what stays");
    }

    private async Task SignIn(Walk walk, string email)
    {
        await walk.Go("/cabinet/signin");
        await walk.Page.FillAsync("[name='Input.Email']", email);
        await walk.Page.FillAsync("[name='Input.Password']", Password);
        await Press(walk, Submit);
    }

    private async Task Tell(Guid id, int count)
    {
        for (var i = 0; i < count; i++)
            await hub.Run<IMediator>(m => m.Publish(new NoticeRaised("Cabinet", id, null, "Notice.RoleGiven", [$"роль {i}"], "/cabinet") { OccurredAt = time.GetUtcNow() }));
    }

    private static async Task See(Walk walk, string path) => Assert.That((await walk.Go(path)).Status, Is.EqualTo(200), path);

    private static async Task Press(Walk walk, string selector)
    {
        await walk.Page.Locator(selector).First.ClickAsync();
        await walk.Loaded();
        Assert.That(await walk.Page.Locator(".govuk-error-summary").CountAsync(), Is.Zero, walk.Page.Url);
    }
}
