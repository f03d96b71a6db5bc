using System.Globalization;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace Hub;

/// <summary>
/// Whoever sends a form after their session's end signs in and then finds the form as they filled it in. It is never sent for them,
/// and nobody else ever sees it.
/// </summary>
internal sealed class KeepForms(FormOwner owners) : IAuthorizationMiddlewareResultHandler
{
    private const string Key = "kept";
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Challenged && IsPage(context) && HttpMethods.IsPost(context.Request.Method))
            await LeadBack(context);
        if (authorizeResult.Forbidden)
            context.NoteRefused("forbidden");
        await usual.HandleAsync(next, context, policy, authorizeResult);
    }

    /// <summary>The page with the kept form in it, for whoever wrote it.</summary>
    public static async Task ShowAgain(HttpContext context, RequestDelegate next)
    {
        var services = context.RequestServices;
        if (HttpMethods.IsGet(context.Request.Method) && Guid.TryParse(context.Request.Query[Key], out var key) && IsPage(context)
            && services.GetService<IKeptForms>() is { } forms && services.GetRequiredService<ICurrentUser>().Id is { } person
            && await forms.Find(key, person, context.RequestAborted) is { } form && form.Path == context.Request.Path)
            Fill(context.Request, form);
        await next(context);
    }

    /// <summary>The way back asks for the page and not for the handler, which answers to forms alone.</summary>
    private async Task LeadBack(HttpContext context)
    {
        var request = context.Request;
        var query = request.Query.Where(q => q.Key is not ("handler" or Key)).SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value ?? ""));
        if (await Keep(context) is { } key)
            query = query.Append(KeyValuePair.Create(Key, key.ToString("N", CultureInfo.InvariantCulture)));
        request.QueryString = new QueryBuilder(query).ToQueryString();
    }

    private async Task<Guid?> Keep(HttpContext context)
    {
        var request = context.Request;
        // A script keeps what was typed in its page and says that the session is over.
        if (!request.HasFormContentType || request.IsOfScript() || context.RequestServices.GetService<IKeptForms>() is not { } forms)
            return null;
        var sent = await request.ReadFormAsync(context.RequestAborted);
        if (owners.Of(sent) is not { } person)
            return null;
        var fields = sent.Where(f => !KeptForm.IsSecret(f.Key)).SelectMany(f => f.Value, (f, value) => KeyValuePair.Create(f.Key, value ?? "")).ToList();
        if (fields.Sum(f => (long)f.Key.Length + f.Value.Length) > KeptForm.MostLetters)
            return null;
        return await forms.Keep(person, new(request.Path, request.Query["handler"], fields, sent.Files.Count > 0), context.RequestAborted);
    }

    private static void Fill(HttpRequest request, KeptForm form)
    {
        request.HttpContext.Features.Set(new FormShownAgain(form.HadFiles));
        request.Method = HttpMethods.Post;
        request.ContentType = "application/x-www-form-urlencoded";
        if (form.Handler is { Length: > 0 } handler)
            request.QueryString = request.QueryString.Add("handler", handler);
        request.Form = new FormCollection(form.Fields.GroupBy(f => f.Key).ToDictionary(g => g.Key, g => new StringValues([.. g.Select(f => f.Value)])));
    }

    private static bool IsPage(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;
}
