using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NUnit.Framework.Interfaces;

namespace Hub.Browser.Tests;

/// <summary>How somebody walks through the portal.</summary>
/// <param name="Language"><c>uk</c> or <c>en</c>.</param>
/// <param name="JavaScript">Whether scripts run.</param>
/// <param name="Phone">A phone 360 points wide; otherwise a desktop.</param>
public sealed record Manner(string Language = "uk", bool JavaScript = true, bool Phone = false)
{
    public override string ToString() => $"{Language}, {(Phone ? "phone" : "desktop")}, {(JavaScript ? "with scripts" : "without scripts")}";
}

/// <summary>A person in front of a browser. What went wrong is left as a picture in TestResults.</summary>
public sealed partial class Walk : IAsyncDisposable
{
    private const int MostTabs = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private static readonly string axe = new BundledAxeScriptProvider().GetScript();
    private static readonly ConcurrentDictionary<string, bool> examined = new();
    private readonly IBrowserContext context;
    private readonly Manner manner;
    private readonly List<string> complaints = [];

    private Walk(IBrowserContext context, IPage page, Manner manner) => (this.context, Page, this.manner) = (context, page, manner);

    /// <summary>The page now seen.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained of: scripts that failed, resources and styles the policy refused.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Opens a new browser without cookies.</summary>
    /// <param name="hub">The portal.</param>
    /// <param name="manner">How to walk.</param>
    public static async Task<Walk> Begin(HubApp hub, Manner? manner = null)
    {
        manner ??= new();
        var context = await Chromium.Browser.NewContextAsync(new()
        {
            BaseURL = hub.Address.ToString(),
            Locale = manner.Language == "en" ? "en-GB" : "uk-UA",
            TimezoneId = "Europe/Kyiv",
            JavaScriptEnabled = manner.JavaScript,
            ViewportSize = manner.Phone ? new() { Width = 360, Height = 740 } : new() { Width = 1280, Height = 900 },
            HasTouch = manner.Phone,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        var walk = new Walk(context, await context.NewPageAsync(), manner);
        walk.Page.Console += (_, message) => walk.Note(message);
        walk.Page.PageError += (_, error) => walk.complaints.Add(error);
        return walk;
    }

    /// <summary>Signs a test person in without an account.</summary>
    /// <param name="hub">The portal.</param>
    /// <param name="person">Who.</param>
    public Task SignIn(HubApp hub, TestPerson person) => context.AddCookiesAsync(
        hub.As(person).Cookies.GetCookies(hub.Address).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = hub.Address.ToString() }));

    /// <summary>Opens a page in the language of the walk.</summary>
    /// <param name="path">Path without language prefix.</param>
    public async Task<IResponse> Go(string path) =>
        await Page.GotoAsync(SharedKernel.Languages.Language.Path(path, manner.Language)) ?? throw new InvalidOperationException($"{path} did not answer.");

    /// <summary>Presses keys one after another, as <c>Tab</c>, <c>Enter</c>, <c>Space</c>.</summary>
    /// <param name="keys">Names of keys.</param>
    public async Task Press(params string[] keys)
    {
        foreach (var key in keys)
            await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Goes with the Tab key to what has this accessible name or label; fails when the keyboard does not get there.</summary>
    /// <param name="name">Name as a screen reader says it, or its beginning.</param>
    public async Task TabTo(string name)
    {
        for (var pressed = 0; pressed < MostTabs; pressed++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if ((await FocusedName()).StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return;
        }
        Assert.Fail($"The keyboard does not reach '{name}' on {Page.Url}.");
    }

    /// <summary>Goes to a field with the keyboard and types.</summary>
    /// <param name="name">Label of the field.</param>
    /// <param name="text">What to type; it replaces what is there.</param>
    public async Task Type(string name, string text)
    {
        await TabTo(name);
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Goes to a button or link with the keyboard and presses Enter.</summary>
    /// <param name="name">Its name.</param>
    public async Task Choose(string name)
    {
        await TabTo(name);
        await Arrive(() => Page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>Does what leads to a page and waits until that is there.</summary>
    /// <param name="go">Presses a button, follows a link.</param>
    public async Task Arrive(Func<Task> go)
    {
        var arrived = new TaskCompletionSource();
        void Note(object? sender, IFrame frame)
        {
            if (frame == Page.MainFrame)
                arrived.TrySetResult();
        }
        Page.FrameNavigated += Note;
        await go();
        await arrived.Task.WaitAsync(Patience);
        Page.FrameNavigated -= Note;
        await Loaded();
    }

    /// <summary>Waits until the page now shown is whole. The page itself is asked: the event may have passed before one listens.</summary>
    public async Task Loaded()
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await ReadyState() != "complete")
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                Assert.Fail($"{Page.Url} does not come to an end.");
    }

    private async Task<string> ReadyState()
    {
        try
        {
            return await Page.EvaluateAsync<string>("document.readyState");
        }
        catch (PlaywrightException gone) when (gone.Message.Contains("Execution context was destroyed", StringComparison.Ordinal))
        {
            // The page that was asked made room for the next one while it was asked.
            return "loading";
        }
    }

    /// <summary>No violation of WCAG 2.2 AA that a program can find.</summary>
    public async Task Axe()
    {
        // The package's own way opens a second page for every look at the first, which takes five times as long; only frames need it.
        var sentences = Page.Frames.Count == 1 ? await OnPage() : await InFrames();
        Assert.That(sentences, Is.Empty, $"{Page.Url} ({manner})");
    }

    private async Task<IEnumerable<string>> InFrames()
    {
        // What is in order needs no description; making one takes longer than finding what is not.
        var found = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Wcag] }, ResultTypes = [ResultType.Violations] });
        return found.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help} – {n.Html}"));
    }

    private async Task<IEnumerable<string>> OnPage()
    {
        await Page.EvaluateAsync(axe);
        return await Page.EvaluateAsync<string[]>("""
            async tags => {
              const found = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
              if (found.passes.length === 0) throw new Error('Nothing was examined.');
              return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help} – ${n.html}`));
            }
            """, Wcag);
    }

    /// <summary>
    /// The same for a page that several walks pass: looked at by the first of them whose scripts run, being one itself, since what a program
    /// finds does not hang on the language.
    /// </summary>
    /// <param name="kind">What makes it another page than its path does: a question, mistakes, a phone.</param>
    public Task AxeOnce(string kind = "") =>
        manner.JavaScript && examined.TryAdd(Ids().Replace(WithoutLanguage(new Uri(Page.Url).AbsolutePath), "*") + kind, true) ? Axe() : Task.CompletedTask;

    /// <summary>Nothing sticks out at the side.</summary>
    public async Task FitsTheScreen() =>
        Assert.That(await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(Page.ViewportSize!.Width), $"{Page.Url} ({manner})");

    /// <summary>Closes the browser's context; after a failure leaves a picture.</summary>
    public async ValueTask DisposeAsync()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Failed || TestContext.CurrentContext.Result.Assertions.Any())
        {
            var picture = Path.Combine(Repository.At("TestResults"), $"{TestContext.CurrentContext.Test.ID}-{manner.Language}.png");
            Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
            await Page.ScreenshotAsync(new() { Path = picture, FullPage = true });
            TestContext.AddTestAttachment(picture, $"{Page.Url} ({manner})");
        }
        await context.DisposeAsync();
    }

    [GeneratedRegex("[0-9a-f-]{36}")]
    private static partial Regex Ids();

    private static string WithoutLanguage(string path) => path == "/en" || path.StartsWith("/en/", StringComparison.Ordinal) ? path[3..] : path;

    private void Note(IConsoleMessage message)
    {
        // What the portal refuses on purpose is told by its status, not by the console.
        if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource: the server responded", StringComparison.Ordinal))
            complaints.Add(message.Text);
    }

    private Task<string> FocusedName() => Page.EvaluateAsync<string>("""
        () => {
          const e = document.activeElement;
          const labelled = (e.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent ?? '').join(' ').trim();
          const text = labelled || e.getAttribute('aria-label') || [...(e.labels ?? [])].map(l => l.textContent).join(' ') || e.textContent || e.value || '';
          return text.replace(/\s+/g, ' ').trim();
        }
        """);
}
