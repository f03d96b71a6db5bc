using System.Diagnostics;

namespace Hub;

/// <summary>The number under which a request stands in the log, and which a page of an error shows.</summary>
internal sealed class RequestNumber
{
    public static string Of(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
}
