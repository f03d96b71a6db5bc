using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Hub.SharedKernel.Web.Kit;
using Hub.SharedKernel.Web.Kit.Fields;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hub.SharedKernel.Tests.Kit;

/// <summary>Draws tag helpers as a page would and reads what comes out as a browser would.</summary>
internal abstract class KitTest
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly CultureInfo before = CultureInfo.CurrentCulture;
    private readonly CultureInfo beforeUi = CultureInfo.CurrentUICulture;

    protected static IStringLocalizer<KitTexts> Texts { get; } = new StringLocalizer<KitTexts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    protected ViewContext Page { get; private set; } = new();

    [SetUp]
    public void OpenPage()
    {
        Read("uk-UA");
        Visit("/practices", "");
    }

    [TearDown]
    public void CloseBook() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);

    protected static void Read(string culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    protected void Visit(string path, string query)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = path;
        http.Request.QueryString = new QueryString(query);
        Page = new ViewContext { HttpContext = http, ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()) };
    }

    protected ModelExpression Property<TModel>(string name, object? value)
    {
        var metadata = new EmptyModelMetadataProvider();
        var explorer = metadata.GetModelExplorerForType(typeof(TModel), null).GetExplorerForProperty(name, value);
        return new ModelExpression("Input." + name, explorer);
    }

    protected T Field<T>(T field, ModelExpression property)
        where T : FieldTagHelper
    {
        field.For = property;
        field.ViewContext = Page;
        return field;
    }

    protected static IElement Draw(TagHelper helper, string content = "", params TagHelperAttribute[] attributes) =>
        new HtmlParser().ParseDocument(Html(helper, content, attributes)).Body!;

    protected static string Html(TagHelper helper, string content = "", params TagHelperAttribute[] attributes)
    {
        var context = new TagHelperContext([.. attributes], new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput("hub-test", [.. attributes], (_, _) =>
        {
            var child = new DefaultTagHelperContent();
            child.SetHtmlContent(content);
            return Task.FromResult<TagHelperContent>(child);
        });
        helper.Init(context);
        helper.ProcessAsync(context, output).GetAwaiter().GetResult();
        if (!output.IsContentModified && content.Length > 0) output.Content.SetHtmlContent(content);
        using var writer = new StringWriter();
        output.WriteTo(writer, Encoder);
        return writer.ToString();
    }
}
