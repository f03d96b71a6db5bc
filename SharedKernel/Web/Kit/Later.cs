using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Hub.SharedKernel.Web.Kit;

/// <summary>Content that is made when the page is written out, when everything below it is already known.</summary>
internal sealed class Later(Func<IHtmlContent> made) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => made().WriteTo(writer, encoder);
}
