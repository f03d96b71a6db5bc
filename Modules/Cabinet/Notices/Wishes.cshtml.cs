using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hub.Cabinet.Mail;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Notices;

/// <summary>How often which notices are mailed, at what hour and when not.</summary>
[Authorize]
internal sealed class WishesPage(CabinetDb db, ChangeMailWishes change, NoticeKinds kinds, LoadedModules modules, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    public IReadOnlyList<Choice> Paces =>
        [.. Enum.GetValues<MailPace>().Select(p => new Choice(p.ToString(), texts[$"MailPace.{p}"]) { Hint = texts[$"MailPace.{p}.Hint"] })];

    public IReadOnlyList<Choice> KindPaces => [.. Enum.GetValues<MailPace>().Select(p => new Choice(p.ToString(), texts[$"MailPace.{p}"]))];

    public static IReadOnlyList<Choice> Hours =>
        [.. Enumerable.Range(0, 24).Select(h => new Choice(h.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{h:00}:00")))];

    public static IReadOnlyList<Choice> Days => [.. Enumerable.Range(1, 7).Select(d => (DayOfWeek)(d % 7))
        .Select(d => new Choice(d.ToString(), Language.Of(Language.Current).DateTimeFormat.GetDayName(d)))];

    /// <summary>Kyiv first, then the world by its parts.</summary>
    public static IReadOnlyList<Choice> Zones { get; } = [new(KyivTime.Zone.Id, "Europe/Kyiv"), .. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id)
        .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal) && id != KyivTime.Zone.Id && id is not ("Europe/Kiev" or "Europe/Kyiv"))
        .Order(StringComparer.Ordinal).Select(id => new Choice(id, id.Replace('_', ' ')) { Group = id.Split('/')[0] })];

    /// <summary>Name of the kind at a place of <see cref="Typed.Kinds"/>, with its module.</summary>
    public string NameOf(string key) => kinds.All.FirstOrDefault(k => k.Key == key) is { } kind
        ? $"{modules.TitleOf(kind.Module, Language.Current)}: {kinds.NameOf(key, Language.Current)}"
        : kinds.NameOf(key, Language.Current);

    public bool HasOwnPace(string? key) => key is not null && kinds.HasOwnPace(key);

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == user.RequiredId, cancel);
        if (person is null)
            return NotFound();
        var clock = person.Mail.Clock;
        (Input.Usual, Input.Zone, Input.Hour, Input.Day) = (person.MailPace, clock.Zone.Id, clock.Hour, clock.Day);
        (Input.QuietFrom, Input.QuietUntil) = (clock.QuietFrom, clock.QuietUntil);
        Input.Kinds = [.. kinds.Keys.Select(key => new KindPace { Key = key, Pace = person.Mail.ByKind.TryGetValue(key, out var pace) ? pace : null })];
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var byKind = Input.Kinds.Where(k => k is { Key: not null, Pace: not null }).DistinctBy(k => k.Key).ToDictionary(k => k.Key!, k => k.Pace!.Value);
        await change.Run(user.RequiredId, Input.Usual, byKind, new(Input.Zone, Input.Hour, Input.Day, Input.QuietFrom, Input.QuietUntil), cancel);
        Done = texts["Wishes.Saved"];
        return RedirectToPage();
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [EnumDataType(typeof(MailPace), ErrorMessage = "NotInList"), Display(Name = "Field.MailPace")]
        public MailPace Usual { get; set; }

        public List<KindPace> Kinds { get; set; } = [];

        [Required(ErrorMessage = "Required"), StringLength(60, ErrorMessage = "TooLong"), Display(Name = "Field.Zone")]
        public string Zone { get; set; } = "";

        [Range(0, 23, ErrorMessage = "NotInList"), Display(Name = "Field.Hour")]
        public int Hour { get; set; }

        [EnumDataType(typeof(DayOfWeek), ErrorMessage = "NotInList"), Display(Name = "Field.Day")]
        public DayOfWeek Day { get; set; }

        [Range(0, 23, ErrorMessage = "NotInList"), Display(Name = "Field.QuietFrom")]
        public int? QuietFrom { get; set; }

        [Range(0, 23, ErrorMessage = "NotInList"), Display(Name = "Field.QuietUntil")]
        public int? QuietUntil { get; set; }
    }

    /// <summary>The pace of one kind; null for the usual one.</summary>
    internal sealed class KindPace
    {
        public string? Key { get; set; }

        [EnumDataType(typeof(MailPace), ErrorMessage = "NotInList"), Display(Name = "Field.MailPace")]
        public MailPace? Pace { get; set; }
    }
}
