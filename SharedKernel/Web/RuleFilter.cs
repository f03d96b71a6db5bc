using Hub.SharedKernel.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Hub.SharedKernel.Web;

/// <summary>
/// Turns a broken rule, a stale copy or a wrong field into the form shown again with a sentence: what, where, how to mend it.
/// </summary>
internal sealed class RuleFilter(ModuleTexts texts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is not HubPage page)
        {
            await next();
            return;
        }
        var cancel = context.HttpContext.RequestAborted;
        if (HttpMethods(context) && !context.ModelState.IsValid && !TakesIncomplete(context))
        {
            context.Result = await Again(page, cancel);
            return;
        }
        var done = await next();
        switch (done.Exception)
        {
            case RuleViolation violation:
                Explain(done, violation.Field, violation.Key, violation.Details);
                break;
            case DbUpdateConcurrencyException:
                Explain(done, null, "Stale", []);
                break;
            default:
                return;
        }
        done.ExceptionHandled = true;
        done.Result = await Again(page, cancel);
    }

    private static bool HttpMethods(PageHandlerExecutingContext context) =>
        Microsoft.AspNetCore.Http.HttpMethods.IsPost(context.HttpContext.Request.Method);

    private static bool TakesIncomplete(PageHandlerExecutingContext context) =>
        context.HandlerMethod?.MethodInfo.IsDefined(typeof(TakesIncompleteAttribute), true) == true
        || context.HandlerInstance.GetType().IsDefined(typeof(TakesIncompleteAttribute), true);

    private void Explain(PageHandlerExecutedContext done, string? field, string key, IReadOnlyList<object> details)
    {
        var module = done.ActionDescriptor.RouteValues.TryGetValue("area", out var area) ? area : null;
        done.ModelState.AddModelError(field ?? "", texts.In(Language.Current, module, key, details));
    }

    private static async Task<PageResult> Again(HubPage page, CancellationToken cancel)
    {
        await page.Load(cancel);
        return new PageResult { StatusCode = 422 };
    }
}
