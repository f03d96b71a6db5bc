using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.People;
using Hub.Cabinet.Register;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Settings;

/// <summary>How the person is called and in which language.</summary>
[Authorize]
internal sealed class SettingsPage(CabinetDb db, ChangeSettings change, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    public string Email { get; private set; } = "";

    public IReadOnlyList<Choice> Languages => RegisterPage.Languages;

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var person = await db.People.AsNoTracking().Where(p => p.Id == user.RequiredId)
            .Select(p => new { p.Name, p.Email, p.Language }).SingleAsync(cancel);
        (Input.Name, Input.Language, Email) = (person.Name, person.Language, person.Email!);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await change.Run(user.RequiredId, Input.Name, Input.Language, cancel);
        Done = texts["Settings.Saved"];
        return RedirectToPage();
    }

    public override async Task Load(CancellationToken cancel) =>
        Email = await db.People.Where(p => p.Id == user.RequiredId).Select(p => p.Email!).SingleAsync(cancel);

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(Person.NameLength, ErrorMessage = "TooLong"), Display(Name = "Field.Name")]
        public string? Name { get; set; }

        [Required(ErrorMessage = "Required"), RegularExpression("uk|en", ErrorMessage = "NotInList"), Display(Name = "Field.Language")]
        public string Language { get; set; } = "uk";
    }
}
