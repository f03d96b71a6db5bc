using Hub.Cabinet.Mail;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Notices;

/// <summary>What Monday's mail will contain: the mails to come and what waits for each.</summary>
[Authorize]
internal sealed class UpcomingPage(CabinetDb db, NoticeKinds kinds, ICurrentUser user) : HubPage
{
    private const int Most = 200;

    public IReadOnlyList<UpcomingMail> Mails { get; private set; } = [];

    public bool More { get; private set; }

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var me = user.RequiredId;
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == me, cancel) is not { } person)
            return NotFound();
        Zone = person.Mail.Clock.Zone;
        var waiting = await db.Notices.AsNoTracking().Where(n => n.PersonId == me && n.MailId == null && n.MailDueAt != null)
            .OrderBy(n => n.MailDueAt).ThenBy(n => n.RaisedAt).ThenBy(n => n.Id).Take(Most + 1).ToListAsync(cancel);
        More = waiting.Count > Most;
        Mails = [.. waiting.Take(Most).GroupBy(n => n.MailDueAt!.Value).Select(mail => new UpcomingMail(mail.Key,
            [.. mail.GroupBy(n => n.MailKind).Select(kind => (kinds.NameOf(kind.Key, Language.Current), NoticeLine.From(kind)))]))];
        return Page();
    }
}

/// <summary>A mail that is not written yet.</summary>
internal sealed record UpcomingMail(DateTimeOffset At, IReadOnlyList<(string Kind, IReadOnlyList<NoticeLine> Notices)> Kinds);
