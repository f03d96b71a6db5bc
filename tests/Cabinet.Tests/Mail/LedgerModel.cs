using Hub.Cabinet.Mail;

namespace Hub.Cabinet.Tests.Mail;

/// <summary>The ledger in a few lists: what the tables and jobs must amount to, by the same rule.</summary>
internal sealed class LedgerModel(DateTimeOffset now)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly List<Notice> notices = [];
    private readonly List<Mail> mails = [];
    private MailPace usual = MailPace.AtOnce;
    private IReadOnlyDictionary<string, MailPace> byKind = new Dictionary<string, MailPace>();
    private MailClock clock = new(SharedKernel.Territories.KyivTime.Zone, MailPreferences.UsualHour, DayOfWeek.Monday, null, null);
    private int written;

    public DateTimeOffset Now { get; private set; } = now;

    /// <summary>Every hand-over to the mail server: which mail, when, and whether it was a quiet hour.</summary>
    public List<(Mail Mail, bool Quiet)> Arrived { get; } = [];

    public IReadOnlyList<Notice> Notices => notices;

    public bool HasWaiting => notices.Any(n => n is { Mail: null, Due: not null }) || mails.Any(m => m.IsOpen);

    public void Tell(LedgerStep step)
    {
        switch (step)
        {
            case LedgerStep.Told told: Tell(told); break;
            case LedgerStep.Wished wish: Wish(wish.Usual, wish.ByKind, wish.Clock); break;
            case LedgerStep.Unsubscribed: Wish(MailPace.Never, new Dictionary<string, MailPace>(), clock); break;
            case LedgerStep.Passed passed: Now += passed.Time; break;
            case LedgerStep.Wrote: Write(); break;
            case LedgerStep.Sent sent: Send(sent); break;
        }
        // Two things never happen at one moment.
        Now += TimeSpan.FromSeconds(1);
    }

    private MailPace PaceOf(string kind) => byKind.TryGetValue(kind, out var pace) ? pace : usual;

    private void Tell(LedgerStep.Told told)
    {
        var notice = new Notice(told.Notice, told.Kind) { Due = MailSchedule.Due(Now, PaceOf(told.Kind), clock) };
        notice.Off = notice.Due is null;
        notices.Add(notice);
        if (notice.Due <= Now)
            Put([notice]);
    }

    private void Wish(MailPace pace, IReadOnlyDictionary<string, MailPace> kinds, MailClock times)
    {
        (usual, byKind, clock) = (pace, kinds, times);
        foreach (var notice in notices.Where(n => n.Mail is { IsOpen: true, Attempts: 0 }))
            notice.Mail = null;
        mails.RemoveAll(m => m is { IsOpen: true, Attempts: 0 });
        foreach (var notice in notices.Where(n => n is { Mail: null, Due: not null }))
        {
            notice.Due = MailSchedule.Due(Now, PaceOf(notice.Kind), clock);
            notice.Off |= notice.Due is null;
        }
        if (usual != MailPace.Never || byKind.Values.Any(p => p != MailPace.Never))
            return;
        foreach (var mail in mails.Where(m => m.IsOpen))
        {
            mail.GaveUp = true;
            foreach (var notice in notices.Where(n => n.Mail == mail))
                notice.Off = true;
        }
    }

    private void Write()
    {
        while (notices.Where(n => n is { Mail: null, Due: not null } && n.Due <= Now).Take(WriteNoticeMails.MostInMail).ToList() is { Count: > 0 } due)
            Put(due);
    }

    private void Put(IReadOnlyList<Notice> told)
    {
        var mail = new Mail(written++) { DueAt = Now };
        mails.Add(mail);
        foreach (var notice in told)
            notice.Mail = mail;
    }

    private void Send(LedgerStep.Sent step)
    {
        var place = 0;
        foreach (var mail in mails.Where(m => m.IsOpen && m.DueAt <= Now).OrderBy(m => m.DueAt).ThenBy(m => m.Number).ToList())
        {
            if (MailSchedule.IsQuiet(Now, clock))
                mail.DueAt = MailSchedule.AfterQuiet(Now, clock);
            else if (!Send(mail, place++ == step.At ? step.Fate : Fate.Arrives))
                return;
        }
    }

    private bool Send(Mail mail, Fate fate)
    {
        mail.Attempts++;
        mail.DueAt = Now + Lease;
        if (fate is Fate.Arrives or Fate.DiesAfter)
            Arrived.Add((mail, MailSchedule.IsQuiet(Now, clock)));
        mail.IsSent = fate == Fate.Arrives;
        if (fate == Fate.Fails)
            (mail.DueAt, mail.GaveUp) = (Now + MailRow.BackOff(mail.Attempts), mail.Attempts >= MailRow.MostAttempts);
        return fate is Fate.Arrives or Fate.Fails;
    }

    internal sealed class Notice(int number, string kind)
    {
        public int Number { get; } = number;
        public string Kind { get; } = kind;
        public DateTimeOffset? Due { get; set; }
        public Mail? Mail { get; set; }

        /// <summary>The person wanted no mail of it, when it was told or while it waited.</summary>
        public bool Off { get; set; }
    }

    internal sealed class Mail(int number)
    {
        public int Number { get; } = number;
        public int Attempts { get; set; }
        public bool IsSent { get; set; }
        public bool GaveUp { get; set; }
        public DateTimeOffset DueAt { get; set; }
        public bool IsOpen => !IsSent && !GaveUp;
    }
}
