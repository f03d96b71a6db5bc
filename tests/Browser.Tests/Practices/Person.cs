using Microsoft.Playwright;

namespace Hub.Browser.Tests.Practices;

/// <summary>Somebody at the portal with a browser of their own. With scripts they use nothing but the keyboard, without scripts a finger.</summary>
internal sealed class Person(Walk walk, Manner manner, ISet<string> seen) : IAsyncDisposable
{
    private const int MostTabs = 250;
    private int status;

    public IPage Page => walk.Page;

    public IReadOnlyList<string> Complaints => walk.Complaints;

    public static async Task<Person> Begin(HubApp hub, Manner manner, ISet<string> seen)
    {
        var person = new Person(await Walk.Begin(hub, manner), manner, seen);
        person.Page.Response += (_, answer) =>
        {
            if (answer.Request.IsNavigationRequest && answer.Frame == person.Page.MainFrame)
                person.status = answer.Status;
        };
        return person;
    }

    /// <summary>Opens a page by its address.</summary>
    public async Task Open(string path, int answers = 200)
    {
        await walk.Go(path);
        await Arrived(answers, mistakes: false);
    }

    /// <summary>Presses a button or a link that leads to a page.</summary>
    /// <param name="selector">Which.</param>
    /// <param name="mistakes">Whether the page that follows says what is to be mended.</param>
    public async Task Press(string selector, bool mistakes = false)
    {
        await Reach(selector);
        await walk.Arrive(() => Push(selector, "Enter"));
        await Arrived(200, mistakes);
    }

    /// <summary>Writes into a field; what was there goes.</summary>
    public async Task Write(string field, string text)
    {
        var selector = Named(field);
        if (!manner.JavaScript)
        {
            await Page.FillAsync(selector, text);
            return;
        }
        await Reach(selector);
        await walk.Press("Control+A");
        await Page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Writes a day whose number is its month's, as browsers differ in which comes first.</summary>
    public async Task WriteDay(string field, int year, int dayAndMonth)
    {
        if (!manner.JavaScript)
        {
            await Page.FillAsync(Named(field), $"{year:0000}-{dayAndMonth:00}-{dayAndMonth:00}");
            return;
        }
        await Reach(Named(field));
        await Page.Keyboard.TypeAsync($"{dayAndMonth:00}{dayAndMonth:00}{year:0000}");
    }

    /// <summary>Chooses in a list or among radio buttons.</summary>
    public async Task Choose(string field, string value)
    {
        var selector = Named(field);
        var isList = await Page.Locator($"select{selector["main ".Length..]}").CountAsync() > 0;
        await Reach(selector);
        // What a list does with its keys is the browser's own.
        if (isList)
            await Page.SelectOptionAsync(selector, value);
        else if (!manner.JavaScript)
            await Page.CheckAsync($"{selector}[value='{value}']");
        else
            await ChooseByArrows(value);
    }

    private async Task ChooseByArrows(string value)
    {
        var steps = await Page.EvaluateAsync<int>(
            "value => { const f = document.activeElement, all = [...document.getElementsByName(f.name)]; return all.findIndex(r => r.value === value) - all.indexOf(f); }", value);
        for (var i = 0; i < Math.Abs(steps); i++)
            await walk.Press(steps > 0 ? "ArrowDown" : "ArrowUp");
        if (steps == 0)
            await walk.Press("Space");
        Assert.That(await Page.EvaluateAsync<string>("document.activeElement.value"), Is.EqualTo(value), Page.Url);
    }

    /// <summary>Ticks a box.</summary>
    public Task Tick(string selector) => PushAt(selector, "Space");

    /// <summary>Opens a part that is folded.</summary>
    public Task Unfold(string selector) => PushAt(selector, "Enter");

    /// <summary>Gives a file.</summary>
    public async Task Give(string selector, string name, string type, byte[] content)
    {
        await Reach(selector);
        // How files are chosen is the browser's own.
        await Page.SetInputFilesAsync(selector, new FilePayload { Name = name, MimeType = type, Buffer = content });
    }

    /// <summary>What stands in a field.</summary>
    public Task<string> Value(string field) => Page.InputValueAsync(Named(field));

    /// <summary>All texts a selector finds.</summary>
    public async Task<IReadOnlyList<string>> Texts(string selector) =>
        [.. (await Page.Locator(selector).AllInnerTextsAsync()).Select(text => text.Trim())];

    public ValueTask DisposeAsync() => walk.DisposeAsync();

    public static string Named(string field) => $"main [name='{field}']:not([type=hidden])";

    private async Task PushAt(string selector, string key)
    {
        await Reach(selector);
        await Push(selector, key);
    }

    private Task Push(string selector, string key) => manner.JavaScript ? walk.Press(key) : Page.Locator(selector).First.ClickAsync();

    private async Task Reach(string selector)
    {
        if (!manner.JavaScript)
            return;
        for (var pressed = 0; pressed < MostTabs; pressed++)
        {
            await walk.Press("Tab");
            if (await Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
        }
        Assert.Fail($"The keyboard does not reach {selector} on {Page.Url}.");
    }

    private async Task Arrived(int answers, bool mistakes)
    {
        var summary = string.Join(' ', await Texts(".govuk-error-summary"));
        Assert.That(status, Is.EqualTo(answers).Or.EqualTo(mistakes ? 422 : answers), $"{Page.Url}: {summary}");
        Assert.That(summary, mistakes ? Is.Not.Empty : Is.Empty, Page.Url);
        var path = new Uri(Page.Url).AbsolutePath;
        if (!seen.Add(System.Text.RegularExpressions.Regex.Replace(path, "[0-9a-f-]{36}|prohulianka[^/]*", "*") + $" {mistakes}"))
            return;
        await walk.FitsTheScreen();
        // Axe is a script itself.
        if (manner.JavaScript)
            await walk.AxeOnce($" {mistakes}");
    }
}
