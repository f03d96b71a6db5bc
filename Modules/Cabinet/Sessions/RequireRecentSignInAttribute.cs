using Hub.SharedKernel.Languages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Cabinet.Sessions;

/// <summary>
/// The page is sensitive: whoever opens it proves anew who they are, unless they did within ten minutes. A form sent later
/// is shown again with what was typed and the way to prove it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RequireRecentSignInAttribute : Attribute, IAsyncPageFilter, IOrderedFilter
{
    /// <summary>Within the filter that turns broken rules into sentences.</summary>
    public int Order => 1000;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var recent = context.HttpContext.RequestServices.GetRequiredService<RecentSignIn>();
        if (HttpMethods.IsGet(request.Method) && !recent.Holds)
        {
            var back = Language.Path(request.Path + request.QueryString.Value, Language.Current);
            context.Result = new LocalRedirectResult($"{Language.Path("/cabinet/security/prove", Language.Current)}?returnUrl={Uri.EscapeDataString(back)}");
            return;
        }
        recent.Require();
        await next();
    }
}
