using System.Runtime.ExceptionServices;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hub.SharedKernel.Web;

/// <summary>
/// Turns a broken rule, a stale copy or a wrong field into the form shown again with a sentence: what, where, how to mend it.
/// </summary>
internal sealed class RuleFilter(
    ModuleTexts texts, IAntiforgery antiforgery, ICurrentUser user, IFormsOnce forms, IUrlHelperFactory urls, ILogger<RuleFilter> log) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // A page that tells of a refusal is not refused itself.
        if (context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            await next();
            return;
        }
        // No form of ours leads to a handler that is not there; such a page may have nothing to show.
        if (context.HandlerMethod is null && HttpMethods.IsPost(context.HttpContext.Request.Method))
        {
            context.Result = new NotFoundResult();
            return;
        }
        var again = context.HttpContext.Features.Get<FormShownAgain>();
        var trusted = again is null && await ComesFromOurForm(context);
        if (!trusted && again is null)
            context.HttpContext.NoteRefused("form without token");
        if (context.HandlerInstance is HubPage page)
            await Run(context, page, again, trusted, next);
        else if (trusted)
            await next();
        else
            context.Result = new BadRequestResult();
    }

    private async Task Run(PageHandlerExecutingContext context, HubPage page, FormShownAgain? again, bool trusted, PageHandlerExecutionDelegate next)
    {
        var cancel = context.HttpContext.RequestAborted;
        if (!trusted)
            context.ModelState.AddModelError("", texts.In(Language.Current, null, WhyNotDone(again)));
        if (!trusted || (HttpMethods.IsPost(context.HttpContext.Request.Method) && !context.ModelState.IsValid && !TakesIncomplete(context)))
        {
            context.Result = await Again(page, again, cancel);
            return;
        }
        var print = await FormOnce.Print(context.HttpContext.Request, user.Id, cancel);
        try
        {
            if (print is not null && await forms.Begin(print, cancel) is { IsFirst: false } before)
            {
                context.Result = before.Location is { } there ? new RedirectResult(there) : await SentAlready(context, page, cancel);
                return;
            }
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            context.Result = await StoreIsAway(context, page, failure, cancel);
            return;
        }
        var done = await next();
        if (print is not null)
            await Remember(print, done);
        switch (done.Exception)
        {
            case RuleViolation violation:
                if (violation.Key == Files.Clamd.Infected || IsAtADoor(context.HttpContext))
                    context.HttpContext.NoteRefused(violation.Key);
                Explain(done, violation.Field, violation.Key, violation.Details);
                break;
            case DbUpdateConcurrencyException:
                Explain(done, null, "Stale", []);
                break;
            case { } failure when HttpMethods.IsPost(context.HttpContext.Request.Method) && StorageFailure.Is(failure):
                done.Result = await StoreIsAway(done, page, failure, cancel);
                done.ExceptionHandled = true;
                return;
            default:
                return;
        }
        done.ExceptionHandled = true;
        done.Result = await Again(page, again, cancel);
    }

    // While nothing can be written there may be reading still: then the form is shown with what was typed. Otherwise the page about errors says it.
    private async Task<IActionResult> StoreIsAway(FilterContext context, HubPage page, Exception failure, CancellationToken cancel)
    {
        log.LogError(failure, "A form could not be saved: the store is away or full");
        context.ModelState.AddModelError("", texts.In(Language.Current, null, "Storage.Form"));
        await page.Load(cancel);
        StorageFailure.AskToComeBack(context.HttpContext.Response);
        return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
    }

    private async Task<IActionResult> SentAlready(PageHandlerExecutingContext context, HubPage page, CancellationToken cancel)
    {
        context.ModelState.AddModelError("", texts.In(Language.Current, null, "SentAlready"));
        return await Again(page, null, cancel);
    }

    // An answer that sets cookies, or is no redirect, cannot be given to somebody else who sent the same.
    private async Task Remember(string print, PageHandlerExecutedContext done)
    {
        var location = done.Exception is not null || done.HttpContext.Response.Headers.SetCookie.Count > 0 ? null : done.Result switch
        {
            RedirectToPageResult to => urls.GetUrlHelper(done).Page(to.PageName, to.PageHandler, to.RouteValues, to.Protocol, to.Host, to.Fragment),
            LocalRedirectResult to => to.Url,
            RedirectResult to => to.Url,
            _ => null,
        };
        try
        {
            await (location is null ? forms.Forget(print) : forms.Done(print, location));
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            // The form's own work is over, well or not; the next one with the same content is asked to look first.
            log.LogError(failure, "What became of a form could not be noted: the store is away or full");
        }
    }

    private async Task<bool> ComesFromOurForm(PageHandlerExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            || context.HandlerInstance.GetType().IsDefined(typeof(IgnoreAntiforgeryTokenAttribute), true))
            return true;
        try
        {
            return await antiforgery.IsRequestValidAsync(context.HttpContext);
        }
        catch (AntiforgeryValidationException unreadable) when (unreadable.InnerException is BadHttpRequestException refused)
        {
            // The body was too large or broke off: that has an answer of its own.
            ExceptionDispatchInfo.Throw(refused);
            throw;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }

    private static bool TakesIncomplete(PageHandlerExecutingContext context) =>
        context.HandlerMethod?.MethodInfo.IsDefined(typeof(TakesIncompleteAttribute), true) == true
        || context.HandlerInstance.GetType().IsDefined(typeof(TakesIncompleteAttribute), true);

    private void Explain(PageHandlerExecutedContext done, string? field, string key, IReadOnlyList<object> details)
    {
        var module = done.ActionDescriptor.RouteValues.TryGetValue("area", out var area) ? area : null;
        done.ModelState.AddModelError(field ?? "", texts.In(Language.Current, module, key, details));
    }

    // Where passwords and codes are tried.
    private static bool IsAtADoor(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.RateLimiting.EnableRateLimitingAttribute>()?.PolicyName == RateLimits.SignIn;

    private static string WhyNotDone(FormShownAgain? again) => again switch
    {
        { HadFiles: true } => "KeptForm.WithFiles",
        { } => "KeptForm",
        null => "ExpiredForm",
    };

    private static async Task<IActionResult> Again(HubPage page, FormShownAgain? again, CancellationToken cancel)
    {
        await page.Load(cancel);
        return page.NothingHere ? new NotFoundResult() : new PageResult { StatusCode = again is not null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }
}
