using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Hub.Contest.Counting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Contest.Tests.Counting;

/// <summary>The part of a page in which the browser counts again.</summary>
internal sealed class RecomputePartTests
{
    private static HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new());

    [OneTimeTearDown]
    public async Task End() => await hub.DisposeAsync();

    [Test]
    public async Task The_script_is_served_to_everybody()
    {
        var script = await hub.Get("/assets/contest/recompute.js");

        Assert.That((script.Status, script.ContentHeaders.ContentType!.MediaType), Is.EqualTo((200, "text/javascript")));
    }

    [TestCase("uk", "Номінація N1", "Місце")]
    [TestCase("en", "Nomination N1", "Place")]
    public async Task Without_a_script_the_portals_own_count_stands_there_in_the_readers_language(string language, string nomination, string place)
    {
        var part = await Shown(language, new("/file.csv", RoundCount.Of(Rounds.Of(new() { TrimFrom = 5 }, [0, 6, 7, 8, 10], [5, 5, 5, 5, 6.5m]))));

        Assert.That(part.QuerySelector("caption")!.TextContent, Is.EqualTo(nomination));
        Assert.That(part.QuerySelector("th")!.TextContent, Is.EqualTo(place));
        Assert.That(part.QuerySelectorAll("tbody tr").Select(r => string.Join(" | ", r.Children.Select(c => c.TextContent))), Is.EqualTo(new[]
        {
            "1 | Практика 1 | (0); 6; 7; 8; (10) → 7 | 7.00", "2 | Практика 2 | (5); 5; 5; 5; (6.5) → 5 | 5.00",
        }));
        var holder = part.QuerySelector("[data-recompute='/file.csv']")!;
        Assert.That(holder.Attributes.Where(a => a.Name.StartsWith("data-label-", StringComparison.Ordinal)).Select(a => a.Value), Is.All.Not.Empty.And.All.Not.StartsWith("Count."));
        Assert.That(Labels(), Is.SubsetOf(holder.Attributes.Select(a => a.Name)));
    }

    [Test]
    public async Task A_refused_nomination_says_which_panels_do_not_hang_together()
    {
        var rules = new CountingRules { Normalisation = Normalisation.ZScore };
        var part = await Shown("uk", new("/file.csv", RoundCount.Of(Rounds.Of(rules, [9, 8, null, null], [7, 5, null, null], [null, null, 3, 4]))));

        Assert.That(part.QuerySelector("[data-recompute]")!.TextContent, Does.Contain("J1 J2 E1 E2 | J3 J4 E3"));
        Assert.That(part.QuerySelector("table"), Is.Null);
    }

    /// <summary>The labels the script asks for.</summary>
    private static IEnumerable<string> Labels() =>
        System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(Repository.At("Modules", "Contest", "wwwroot", "recompute.js")), @"label\('(\w+)'\)").Select(m => "data-label-" + m.Groups[1].Value);

    private static async Task<IDocument> Shown(string language, RecomputeModel model)
    {
        var usual = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        await using var scope = hub.Services.CreateAsyncScope();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Hub.SharedKernel.Languages.Language.Of(language);
            var action = new ActionContext(new DefaultHttpContext { RequestServices = scope.ServiceProvider }, new RouteData(), new ActionDescriptor());
            var view = scope.ServiceProvider.GetRequiredService<IRazorViewEngine>().GetView(null, "/Areas/Contest/Pages/Counting/_Recompute.cshtml", isMainPage: false).View!;
            await using var text = new StringWriter();
            var data = new ViewDataDictionary<RecomputeModel>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
            await view.RenderAsync(new ViewContext(action, view, data, new TempDataDictionary(action.HttpContext, scope.ServiceProvider.GetRequiredService<ITempDataProvider>()), text, new HtmlHelperOptions()));
            return await new HtmlParser().ParseDocumentAsync(text.ToString());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = usual;
        }
    }
}
