using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hub.SharedKernel.Web;

/// <summary>
/// Refusals an operator wants to see or count: one line each, in the category <c>Hub.Security</c>. Nothing people typed is in it: the address is told by
/// its pattern, the visitor by network, a person by id.
/// </summary>
public static partial class SecurityLog
{
    /// <summary>Category of the lines.</summary>
    public const string Category = "Hub.Security";

    /// <summary>Notes that something was refused.</summary>
    /// <param name="context">The request it was refused to.</param>
    /// <param name="refused">What, as a fixed word such as <c>forbidden</c> or <c>sign-in</c>.</param>
    public static void NoteRefused(this HttpContext context, string refused)
    {
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
        var pattern = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        var person = context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "-";
        var method = HttpMethods.GetCanonicalizedValue(context.Request.Method);
        Refused(log, refused, HttpMethods.IsPost(method) || HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? method : "other", pattern, person,
            ShortAddress.Of(context.Connection.RemoteIpAddress), System.Diagnostics.Activity.Current?.TraceId.ToString() ?? "-");
    }

    [LoggerMessage(EventId = 1, EventName = "Refused", Level = LogLevel.Warning,
        Message = "Refused {Refused}: {Method} /{Pattern} to {Person} from {Network}, trace {Trace}")]
    private static partial void Refused(ILogger log, string refused, string method, string pattern, string person, string network, string trace);
}
