using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hub.Cabinet.Roles;
using Hub.SharedKernel;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Announcements;

/// <summary>What the portal tells everybody now and soon, and a form to tell something new.</summary>
[RequirePermission(RoleCatalog.Administer)]
internal sealed class AnnouncementsPage(CabinetDb db, Announce announce, EndAnnouncement end, IStringLocalizer<Texts> texts, TimeProvider time) : HubPage
{
    private const int Most = 50;

    [BindProperty]
    public Typed Input { get; set; } = new();

    public DateTimeOffset Now { get; private set; }

    public IReadOnlyList<Announcement> Announcements { get; private set; } = [];

    public IReadOnlyList<Choice> Levels => [.. Enum.GetValues<SystemNoticeLevel>().Select(l => new Choice(l.ToString(), texts[$"Announcements.Level.{l}"]))];

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        DateTimeOffset? from = Input.FromDay is { } day ? KyivTime.At(day, Clock(Input.FromClock, TimeOnly.MinValue, "Input.FromClock")) : null;
        var until = Input.UntilDay ?? throw new RuleViolation("Announcement.EndMissing", "Input.UntilDay");
        var ends = string.IsNullOrWhiteSpace(Input.UntilClock) ? KyivTime.EndOf(until) : KyivTime.At(until, Clock(Input.UntilClock, TimeOnly.MinValue, "Input.UntilClock"));
        await announce.Run(new(Input.TextUk, Input.TextEn, Input.Level, from, ends, Input.CountsDown), cancel);
        Done = texts["Announcements.Done"];
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEnd(Guid id, CancellationToken cancel)
    {
        await end.Run(id, cancel);
        Done = texts["Announcements.Ended"];
        return RedirectToPage(null, null, new { id = (string?)null });
    }

    public override async Task Load(CancellationToken cancel)
    {
        var now = Now = time.GetUtcNow();
        Announcements = await db.Announcements.AsNoTracking().Where(a => a.Until > now).OrderBy(a => a.From).Take(Most).ToListAsync(cancel);
    }

    private static TimeOnly Clock(string? typed, TimeOnly usual, string field)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return usual;
        return TimeOnly.TryParseExact(typed.Trim().Replace('.', ':'), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
            ? clock
            : throw new RuleViolation("Announcement.ClockWrong", field);
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [StringLength(Announcement.TextLength, ErrorMessage = "TooLong"), Display(Name = "Announcements.TextUk")]
        public string? TextUk { get; set; }

        [StringLength(Announcement.TextLength, ErrorMessage = "TooLong"), Display(Name = "Announcements.TextEn")]
        public string? TextEn { get; set; }

        [EnumDataType(typeof(SystemNoticeLevel), ErrorMessage = "NotInList"), Display(Name = "Announcements.Level")]
        public SystemNoticeLevel Level { get; set; } = SystemNoticeLevel.Warning;

        [Display(Name = "Announcements.FromDay")]
        public DateOnly? FromDay { get; set; }

        [StringLength(20, ErrorMessage = "TooLong"), Display(Name = "Announcements.FromClock")]
        public string? FromClock { get; set; }

        [Display(Name = "Announcements.UntilDay")]
        public DateOnly? UntilDay { get; set; }

        [StringLength(20, ErrorMessage = "TooLong"), Display(Name = "Announcements.UntilClock")]
        public string? UntilClock { get; set; }

        [Display(Name = "Announcements.CountsDown")]
        public bool CountsDown { get; set; }
    }
}
