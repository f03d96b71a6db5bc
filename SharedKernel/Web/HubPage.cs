using Hub.SharedKernel.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.SharedKernel.Web;

/// <summary>
/// A page of the portal. A page binds, calls a use case and redirects; when a rule is broken the page is shown again
/// with the sentence and everything that was typed.
/// </summary>
public abstract class HubPage : PageModel
{
    /// <summary>Loads what the page shows; called before a refused form is shown again, and by <c>OnGet</c> of the heirs that need it.</summary>
    /// <param name="cancel">Ends the wait.</param>
    public virtual Task Load(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>
    /// Set by <see cref="Load"/> when what the page is about does not exist for this reader: a refused form is then answered by 404,
    /// and tells nobody what it must not tell.
    /// </summary>
    public bool NothingHere { get; protected set; }

    /// <summary>A sentence shown on the next page after a redirect, in a green banner.</summary>
    [Microsoft.AspNetCore.Mvc.TempData]
    public string? Done { get; set; }

    /// <summary>Whether English is being read.</summary>
    public bool IsEnglish => Language.IsEnglish;
}

/// <summary>The page is for holders of a permission.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequirePermissionAttribute : AuthorizeAttribute
{
    internal const string Prefix = "permission:";
    internal const string SomewherePrefix = "permission-somewhere:";
    private readonly string permission;

    /// <summary>Names the permission.</summary>
    /// <param name="permission">Key, e.g. <c>practices.review</c>.</param>
    public RequirePermissionAttribute(string permission) => Policy = Prefix + (this.permission = permission);

    /// <summary>
    /// Whether holders for one organisation or region come in too. Such a page asks
    /// <see cref="People.ICurrentUser.Can(string, string?, string?)"/> itself before it shows or changes anything.
    /// </summary>
    public bool Somewhere
    {
        get => Policy!.StartsWith(SomewherePrefix, StringComparison.Ordinal);
        set => Policy = (value ? SomewherePrefix : Prefix) + permission;
    }
}

/// <summary>The form may be incomplete or wrong and is taken all the same: drafts.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class TakesIncompleteAttribute : Attribute;
