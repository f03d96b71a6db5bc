using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Hub.SharedKernel.Mail;

/// <summary>The HTML part of a mail.</summary>
internal static class MailHtml
{
    private const string Styles = """
        body{margin:0;background:#f6f8fb;color:#14202e;font:17px/1.5 "Segoe UI",Roboto,Helvetica,Arial,sans-serif}
        .sheet{max-width:600px;margin:0 auto;background:#ffffff}
        .name{background:#0b2c58;color:#ffffff;border-bottom:3px solid #ffd23f;padding:14px 24px;font-weight:bold}
        .main{padding:8px 24px 24px}
        h1{font-size:24px;line-height:1.25;margin:16px 0}
        h2{font-size:18px;line-height:1.3;margin:24px 0 8px}
        p{margin:0 0 16px}
        ul{margin:0 0 16px;padding:0 0 0 20px}
        li{margin:0 0 8px}
        li a{color:#123f7b}
        .go{display:inline-block;background:#123f7b;color:#ffffff;padding:12px 20px;border-radius:3px;font-weight:bold;text-decoration:none}
        .small{font-size:14px;color:#51606f}
        .small a{color:#123f7b}
        .foot{border-top:1px solid #d5dde6;padding:16px 24px}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Render(MailContent content, string language) =>
        $"""
            <!DOCTYPE html>
            <html lang="{(language == "en" ? "en" : "uk")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>{E(content.Title)}</title>
            <style>
            {Styles}
            </style>
            </head>
            <body>
            <div class="sheet">
            <div class="name">{E(MailLayout.T("Mail.Portal", language))}</div>
            <div class="main">
            <h1>{E(content.Title)}</h1>
            {Main(content, language)}</div>
            <div class="foot small">{Foot(content, language)}</div>
            </div>
            </body>
            </html>
            """;

    private static string Main(MailContent content, string language)
    {
        var main = new StringBuilder();
        foreach (var paragraph in content.Paragraphs) main.Append(CultureInfo.InvariantCulture, $"<p>{Lines(paragraph)}</p>\n");
        foreach (var section in content.Sections)
        {
            main.Append(CultureInfo.InvariantCulture, $"<h2>{E(section.Heading)}</h2>\n<ul>\n");
            foreach (var entry in section.Entries) main.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{E(entry.Url)}\">{E(entry.Text)}</a></li>\n");
            main.Append("</ul>\n");
        }

        if (content.LinkUrl is not null)
        {
            main.Append(CultureInfo.InvariantCulture, $"<p><a class=\"go\" href=\"{E(content.LinkUrl)}\">{E(content.LinkText ?? MailLayout.T("Mail.Open", language))}</a></p>\n");
            main.Append(CultureInfo.InvariantCulture, $"<p class=\"small\">{E(MailLayout.T("Mail.CopyAddress", language))}<br>{E(content.LinkUrl)}</p>\n");
        }

        return main.ToString();
    }

    private static string Foot(MailContent content, string language)
    {
        var foot = new StringBuilder(E(MailLayout.T("Mail.Portal", language)));
        if (content.Footer is not null) foot.Append("<br>").Append(Lines(content.Footer));
        if (content.UnsubscribeUrl is not null) foot.Append(CultureInfo.InvariantCulture, $"<br><a href=\"{E(content.UnsubscribeUrl)}\">{E(MailLayout.T("Mail.Unsubscribe", language))}</a>");
        return foot.ToString();
    }

    private static string Lines(string text) => E(text.ReplaceLineEndings("\n")).Replace("&#xA;", "<br>", StringComparison.Ordinal);

    private static string E(string text) => Encoder.Encode(text);
}
