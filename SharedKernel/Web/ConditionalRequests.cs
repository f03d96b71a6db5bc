using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Hub.SharedKernel.Web;

/// <summary>Readers that come again and say what they have (RFC 9110, section 13).</summary>
public static class ConditionalRequests
{
    /// <summary>Whether the reader has what would be sent. A tag goes before a date.</summary>
    /// <param name="request">The request.</param>
    /// <param name="tag">Tag of what would be sent.</param>
    /// <param name="changed">When it last changed, in whole seconds; null when that is not known.</param>
    public static bool Has(this HttpRequest request, EntityTagHeaderValue tag, DateTimeOffset? changed)
    {
        var asked = request.GetTypedHeaders();
        return asked.IfNoneMatch.Count > 0
            ? asked.IfNoneMatch.Any(t => t == EntityTagHeaderValue.Any || t.Compare(tag, useStrongComparison: false))
            : asked.IfModifiedSince >= changed;
    }
}
