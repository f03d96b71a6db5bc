using Hub.Cabinet.Demonstration;
using Hub.SharedKernel;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hub.Browser.Tests.Discovery;

/// <summary>Somebody follows a search: the mail comes, stops, the list stands on another site, the private feed is revoked.</summary>
public sealed class FollowWalkTests
{
    private const string Email = "vinnytsia@example.org";

    private static HubApp hub => DiscoveryStage.Hub;

    [TestCase("uk", true, false, "Пасовище спільне")]
    [TestCase("en", true, true, "Водогін прозорий")]
    [TestCase("uk", false, true, "Каштани полічені")]
    public async Task A_search_is_followed_from_the_search_page_to_its_end(string language, bool javaScript, bool phone, string words)
    {
        await using var walk = await Walk.Begin(hub, new(language, javaScript, phone));
        string T(string key) => hub.Services.GetRequiredService<ModuleTexts>().In(language, "Discovery", key);
        async Task Look()
        {
            if (javaScript)
                await walk.Axe();
            await walk.FitsTheScreen();
        }

        await SignIn(walk);
        await walk.Go("/discovery?q=" + Uri.EscapeDataString(words));
        await walk.Choose(T("Follow.Title"));
        await Look();
        await walk.Choose(T("Follow.MailButton"));
        await Look();
        await walk.Page.FillAsync("[name='Input.Name']", words);
        await walk.Page.CheckAsync("[name='Input.Pace'][value=AtOnce]");
        await walk.Choose(T("Saved.Follow"));
        await Look();
        Assert.That(await walk.Page.InnerTextAsync("main"), Does.Contain(words).And.Contain(T("Pace.AtOnce")));

        await NewPractice.Publish(hub, words + " громадою разом");
        await SendMails();
        var mail = hub.Mails.Single(m => m.To == Email && m.Text.Contains(words + " громадою разом", StringComparison.Ordinal));
        Assert.That(mail.Text, Does.Contain("/discovery/stop/"));

        await walk.Page.ReloadAsync();
        await walk.Choose(T("Saved.Pause"));
        Assert.That(await walk.Page.InnerTextAsync("main"), Does.Contain(T("Status.Paused")));
        await Look();

        await Embed(walk, language, words, Look);
        await PrivateFeed(walk, words, T, Look);
        Assert.That(walk.Complaints, Is.Empty);
    }

    private static async Task SignIn(Walk walk)
    {
        await walk.Go("/cabinet/signin");
        await walk.Page.FillAsync("[name='Input.Email']", Email);
        await walk.Page.FillAsync("[name='Input.Password']", DemonstrationPeople.Password);
        await walk.Page.Locator("main form button.govuk-button:not([aria-hidden])").First.ClickAsync();
        await walk.Page.WaitForURLAsync(url => !url.Contains("signin", StringComparison.Ordinal));
    }

    private static async Task SendMails()
    {
        foreach (var id in new[] { "discovery.updates", "", "cabinet.digests", "cabinet.mail" })
            if (id == "")
                await hub.DeliverOutbox();
            else
                await hub.Run<IServiceProvider>(services => ((IJob)services.GetRequiredService(
                    services.GetServices<HubModule>().SelectMany(m => m.Jobs).Single(j => j.Id == id).UseCase)).Run(CancellationToken.None));
    }

    /// <summary>A municipality's plain page, served from elsewhere, with the generated snippet in it.</summary>
    private static async Task Embed(Walk walk, string language, string words, Func<Task> look)
    {
        await walk.Go("/discovery/embed?q=" + Uri.EscapeDataString(words));
        await walk.Page.FrameLocator("iframe").GetByText(words + " громадою разом").WaitForAsync();
        await look();
        var snippet = await walk.Page.InputValueAsync("#snippet");
        await using var site = await Site(snippet, language);
        await using var citizen = await Walk.Begin(hub, new(language));
        await citizen.Page.GotoAsync(site.Urls.Single());
        await citizen.Page.FrameLocator("iframe").GetByText(words + " громадою разом").WaitForAsync();

        var frame = citizen.Page.Frames.Single(f => f != citizen.Page.MainFrame);
        Assert.That(await frame.EvaluateAsync<string>("document.documentElement.lang"), Is.EqualTo(language));
        Assert.That(await frame.Locator("script").CountAsync(), Is.Zero);
        Assert.That(await citizen.Page.Context.CookiesAsync(), Is.Empty);
        await citizen.Axe();
        Assert.That(citizen.Complaints, Is.Empty);
    }

    private static async Task<WebApplication> Site(string snippet, string language)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var site = builder.Build();
        site.Urls.Add("http://127.0.0.1:0");
        site.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync($"<!DOCTYPE html><html lang=\"{language}\"><head><title>Громада</title></head><body><main><h1>Громада</h1>{snippet}</main></body></html>");
        });
        await site.StartAsync();
        return site;
    }

    private static async Task PrivateFeed(Walk walk, string words, Func<string, string> text, Func<Task> look)
    {
        await walk.Go("/discovery/saved");
        await walk.Page.Locator("main .hub-list__item", new() { HasText = words }).Locator(".govuk-button-group a").ClickAsync();
        await walk.Choose(text("Private.Make"));
        await look();
        var address = await walk.Page.InputValueAsync("#feed-rss");
        var before = await hub.Get(new Uri(address).PathAndQuery);
        await walk.Choose(text("Private.Revoke"));
        await look();
        var after = await hub.Get(new Uri(address).PathAndQuery);

        Assert.That((before.Status, after.Status), Is.EqualTo((200, 404)));
        Assert.That(before.Text, Does.Contain(words + " громадою разом"));
        Assert.That(after.Text, Is.EqualTo(text("Feed.Gone")));
    }
}
