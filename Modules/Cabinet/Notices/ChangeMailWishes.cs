using Hub.Cabinet.Mail;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Notices;

/// <summary>What a person wants of mails: the usual pace, the pace of single kinds, the clock. What still waits follows.</summary>
internal sealed class ChangeMailWishes(CabinetDb db, MailWishes wishes, NoticeKinds kinds)
{
    public async Task Run(Guid personId, MailPace usual, IReadOnlyDictionary<string, MailPace> byKind, MailTimes times, CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == personId, cancel) ?? throw new RuleViolation("SignInFirst");
        var known = kinds.Keys.ToHashSet(StringComparer.Ordinal);
        // Choices about modules that are switched off now are kept for the day they come back.
        var absent = person.Mail.ByKind.Where(k => !known.Contains(k.Key));
        person.WriteMails(usual);
        person.Mail.SetKinds(byKind.Where(k => known.Contains(k.Key)).Concat(absent));
        person.Mail.SetClock(times.Zone, times.Hour, times.Day, times.QuietFrom, times.QuietUntil);
        await wishes.Save(person, cancel);
    }
}

/// <summary>The clock of mails as typed.</summary>
internal sealed record MailTimes(string Zone, int Hour, DayOfWeek Day, int? QuietFrom, int? QuietUntil);
