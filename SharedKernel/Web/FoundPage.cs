using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Hub.SharedKernel.Web;

/// <summary>A page about one thing that only some people may see; to everybody else there is no such page, whatever they send to it.</summary>
[FindFirst]
public abstract class FoundPage : HubPage
{
    /// <summary>Finds what the page is about. Runs before every handler, and before a refused form would be shown again.</summary>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Whether it is there for the person who asks; otherwise the answer is 404.</returns>
    public abstract Task<bool> Find(CancellationToken cancel);

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class FindFirstAttribute : Attribute, IAsyncPageFilter, IOrderedFilter
    {
        /// <summary>Before the filter that shows refused forms again: it would show them to anybody.</summary>
        public int Order => -1000;

        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            if (await ((FoundPage)context.HandlerInstance).Find(context.HttpContext.RequestAborted))
                await next();
            else
                context.Result = new NotFoundResult();
        }
    }
}
