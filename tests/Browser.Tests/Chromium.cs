using Microsoft.Playwright;

namespace Hub.Browser.Tests;

/// <summary>The one browser of a run; each walk has a context of its own in it.</summary>
[SetUpFixture]
public sealed class Chromium
{
    // The shell without windows comes first: the whole browser draws its own pages beside those examined, which takes half as long again.
    private static readonly string[] programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
    private static IPlaywright? driver;
    private static IBrowser? browser;

    internal static IBrowser Browser => browser ?? throw new InvalidOperationException("The browser is started before the first test.");

    [OneTimeSetUp]
    public async Task Launch()
    {
        var program = Environment.GetEnvironmentVariable("HUB_TEST_CHROMIUM") ?? programs.FirstOrDefault(File.Exists) ?? programs[^1];
        if (!File.Exists(program))
            throw new InvalidOperationException($"Chromium is not at {program}: install Debian's package chromium, or set HUB_TEST_CHROMIUM to where it is.");
        driver = await Playwright.CreateAsync();
        browser = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            // As root, and in a container with little shared memory, Chromium starts only so.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        driver?.Dispose();
    }
}
