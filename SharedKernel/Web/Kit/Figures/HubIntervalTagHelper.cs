using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Figures;

/// <summary>A share with its interval and the number of answers: a bar, and the same said in a sentence.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-interval", Attributes = "share,low,high,n", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubIntervalTagHelper(IStringLocalizer<KitTexts> texts) : TagHelper
{
    /// <summary>The share, 0 to 1.</summary>
    public double Share { get; set; }

    /// <summary>The lower bound of the interval, 0 to 1.</summary>
    public double Low { get; set; }

    /// <summary>The upper bound of the interval, 0 to 1.</summary>
    public double High { get; set; }

    /// <summary>How many answers there are.</summary>
    public int N { get; set; }

    /// <summary>The sentence under the bar; made of the numbers when null.</summary>
    public string? Text { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "hub-interval");
        Markup content = $"""{Bar()}<p class="hub-interval__text">{Text ?? Sentence()}</p>""";
        output.Content.SetHtmlContent(content);
    }

    private Markup Bar()
    {
        Markup found = N == 0
            ? new Markup()
            : $"""<rect class="hub-interval__range" x="{Percent(Low)}%" y="5" width="{Percent(High - Low)}%" height="8" rx="4"/><rect class="hub-interval__mark" x="{Percent(Share)}%" y="1" width="3" height="16" transform="translate(-1.5)"/>""";
        return $"""<svg class="hub-interval__bar" width="100%" height="18" aria-hidden="true" focusable="false"><rect class="hub-interval__track" y="5" width="100%" height="8" rx="4"/>{found}</svg>""";
    }

    private string Sentence()
    {
        if (N == 0) return texts["Interval.None"];
        var answers = texts.Count("Answers", N);
        return string.Format(CultureInfo.CurrentCulture, texts["Interval.Sentence"], Whole(Share), N, answers, Whole(Low), Whole(High));
    }

    private static double Percent(double share) => Math.Clamp(share, 0, 1) * 100;

    private static double Whole(double share) => Math.Round(Percent(share), MidpointRounding.AwayFromZero);
}
