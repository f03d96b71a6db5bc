using Hub.Discovery.Saved;
using Hub.Discovery.Searching;
using Hub.Discovery.Updates;

namespace Hub.Browser.Tests.Discovery;

/// <summary>Pages of following that no link of a public page leads to: valid, accessible, on every screen.</summary>
public sealed class FollowPagesTests
{
    private static HubApp hub => DiscoveryStage.Hub;

    [Test]
    public async Task Frames_and_pages_of_saved_searches_are_valid_and_accessible([Values("uk", "en")] string language, [Values] bool phone)
    {
        var person = new TestPerson("Ганна");
        var id = await hub.Run<SaveQuery, Guid>(save => save.Run(person.Id, SearchQuery.Parse("topic=open-data&region=UA-05"), "Відкриті дані", UpdatePace.Daily, language, CancellationToken.None));
        string[] paths = ["/discovery/frame?q=електронна%20черга&take=3", "/discovery/frame?look=banner", "/discovery/embed?look=banner", "/discovery/saved", "/discovery/saved/new?q=черга",
            $"/discovery/saved/edit/{id}", "/discovery/saved/stop?key=x", "/discovery/follow?q=-ні"];
        await using var walk = await Walk.Begin(hub, new(language, Phone: phone));
        await walk.SignIn(hub, person);
        var pages = new List<Answer>();
        foreach (var path in paths)
        {
            pages.Add(await hub.As(person).Get(SharedKernel.Languages.Language.Path(path, language)));
            await walk.Go(path);
            await walk.AxeOnce($"{path} {phone}");
            await walk.FitsTheScreen();
        }

        Assert.That(string.Join(Environment.NewLine, await HtmlValidate.Complaints(pages)), Is.Empty);
        Assert.That(walk.Complaints, Is.Empty);
    }
}
