using Hub.SharedKernel.Languages;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.SharedKernel.Web;

/// <summary>Marks an address for programs: what goes wrong there is answered in JSON (RFC 9457) and not by a page.</summary>
public sealed class AnswersProblems;

/// <summary>Answers programs when something is wrong.</summary>
public static class ProblemAnswers
{
    /// <summary>Writes a problem by RFC 9457.</summary>
    /// <param name="context">The request.</param>
    /// <param name="problem">What is wrong, in the reader's language; its status becomes that of the answer.</param>
    public static Task Write(HttpContext context, ProblemDetails problem)
    {
        // The page about an error is for people.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        context.Response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
        return context.Response.WriteAsJsonAsync(problem, problem.GetType(), options: null, "application/problem+json", context.RequestAborted);
    }

    /// <summary>Says that somebody asked too often, if the address is for programs.</summary>
    internal static async ValueTask TooOften(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AnswersProblems>() is null)
            return;
        var texts = context.RequestServices.GetRequiredService<ModuleTexts>();
        await Write(context, new()
        {
            Status = StatusCodes.Status429TooManyRequests,
            Title = texts.In(Language.Current, null, "TooMany.Title"),
            Detail = texts.In(Language.Current, null, "TooMany.Program", context.Response.Headers.RetryAfter.ToString()),
        });
    }
}
