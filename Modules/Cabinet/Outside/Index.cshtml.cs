using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.People;
using Hub.Cabinet.Security;
using Hub.Cabinet.SignIn;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Outside;

/// <summary>
/// Where a person comes back from a provider: known ones are let in; a new one says whether they have an account, which they then
/// prove by signing in, or makes one. Also tells what went wrong on the way.
/// </summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class OutsidePage(
    CabinetDb db, OutsideDoor door, Admission admission, LinkProvider link, RegisterOutside register, ProveAgain prove,
    ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    public OutsideIdentity? Identity { get; private set; }

    public bool IsSignedIn => user.Id is not null;

    public string PersonName => user.Name;

    public async Task<IActionResult> OnGet(string? problem, CancellationToken cancel)
    {
        if (Enum.TryParse<OutsideProblem>(problem, out var known) && Enum.IsDefined(known))
            return Problem(known);
        await Load(cancel);
        if (Identity is null)
            return Problem(OutsideProblem.Lost);
        if (Identity.Key.Length is 0 or > 300)
            return await Refuse();
        var owner = await db.Logins.Where(l => l.LoginProvider == Identity.Provider.Scheme && l.ProviderKey == Identity.Key)
            .Select(l => (Guid?)l.UserId).SingleOrDefaultAsync(cancel);
        if (owner is { } ownerId)
            return await Known(ownerId, cancel);
        if (Identity.Proves)
            return await Elsewhere();
        (Input.Name, Input.Email, Input.Language) = (Identity.Name, Identity.Email, SharedKernel.Languages.Language.Current);
        return Page();
    }

    [TakesIncomplete]
    public async Task<IActionResult> OnPostLink(CancellationToken cancel)
    {
        ModelState.Clear();
        var identity = await door.Came() ?? throw new RuleViolation("OutsideProblem.Lost");
        await link.Run(user.RequiredId, identity, cancel);
        await door.Forget();
        Done = texts["Outside.Linked", identity.Provider.Name];
        return RedirectToPage("/Security/Index");
    }

    public async Task<IActionResult> OnPostRegister(CancellationToken cancel)
    {
        var identity = await door.Came() ?? throw new RuleViolation("OutsideProblem.Lost");
        await register.Run(identity, Input.Name, Input.Email, Input.Language, cancel);
        await door.Forget();
        return RedirectToPage("/Register/Sent");
    }

    public override async Task Load(CancellationToken cancel) => Identity = await door.Came();

    private async Task<IActionResult> Known(Guid ownerId, CancellationToken cancel)
    {
        var identity = Identity!;
        if (user.Id is { } me && me != ownerId)
            return await Elsewhere();
        var person = await db.People.SingleAsync(p => p.Id == ownerId, cancel);
        if (!person.EmailConfirmed)
        {
            ModelState.AddModelError("", texts["SignIn.Unconfirmed"]);
            Identity = null;
            return Page();
        }
        await door.Forget();
        if (user.Id is null)
            return await admission.Admit(person, identity.Provider.Scheme, remember: false, identity.ReturnUrl, cancel);
        if (identity.Proves)
            await prove.ByProvider(cancel);
        return identity.Proves ? Admission.Onwards(identity.ReturnUrl) : RedirectToPage("/Security/Index");
    }

    private async Task<IActionResult> Elsewhere()
    {
        await door.Forget();
        ModelState.AddModelError("", texts["Outside.Taken", Identity!.Provider.Name]);
        Identity = null;
        return Page();
    }

    private async Task<IActionResult> Refuse()
    {
        await door.Forget();
        Identity = null;
        return Problem(OutsideProblem.Nameless);
    }

    private PageResult Problem(OutsideProblem problem)
    {
        ModelState.AddModelError("", texts[$"OutsideProblem.{problem}"]);
        return Page();
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(Person.NameLength, ErrorMessage = "TooLong"), Display(Name = "Field.Name")]
        public string? Name { get; set; }

        [Required(ErrorMessage = "Required"), StringLength(EmailAddress.Longest, ErrorMessage = "TooLong"), Display(Name = "Field.Email")]
        public string? Email { get; set; }

        [Required(ErrorMessage = "Required"), RegularExpression("uk|en", ErrorMessage = "NotInList"), Display(Name = "Field.Language")]
        public string Language { get; set; } = "uk";
    }
}
