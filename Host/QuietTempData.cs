using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Hub;

/// <summary>
/// Sentences for the next page, in a cookie. To a visitor who has none nothing is said about it:
/// an answer that sets or deletes a cookie could not be kept for others.
/// </summary>
internal sealed class QuietTempData(CookieTempDataProvider cookies) : ITempDataProvider
{
    public const string Cookie = "hub-done";

    public IDictionary<string, object> LoadTempData(HttpContext context) => cookies.LoadTempData(context);

    public void SaveTempData(HttpContext context, IDictionary<string, object> values)
    {
        if (values.Count > 0 || context.Request.Cookies.ContainsKey(Cookie))
            cookies.SaveTempData(context, values);
    }
}
