using Hub.SharedKernel.Mail;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;

namespace Hub.Cabinet.Mail;

/// <summary>How many mails left on a day of Kyiv; all hosts count in one row.</summary>
internal sealed class MailDay
{
    public required DateOnly Day { get; init; }

    public required int Sent { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<MailDay>
    {
        public void Configure(EntityTypeBuilder<MailDay> day)
        {
            day.ToTable("MailDays");
            day.HasKey(d => d.Day);
        }
    }
}

/// <summary>Keeps to the number of mails a day the mail server allows; the last tenth is for mails about accounts.</summary>
internal sealed class MailLimit(CabinetDb db, IOptions<MailOptions> options, TimeProvider time)
{
    private int Limit => options.Value.DailyLimit;

    private DateOnly Today => KyivTime.DateOf(time.GetUtcNow());

    /// <summary>When a mail that finds no place today is tried again.</summary>
    public DateTimeOffset Tomorrow => KyivTime.EndOf(Today);

    /// <summary>Takes a place for one mail; false when today has none left for its kind.</summary>
    public async Task<bool> Take(MailKind kind, CancellationToken cancel)
    {
        if (Limit == 0)
            return true;
        var most = kind == MailKind.Account ? Limit : Math.Max(1, Limit - (Limit + 9) / 10);
        if (await Raise(most, cancel))
            return true;
        var today = Today;
        if (await db.MailDays.AnyAsync(d => d.Day == today, cancel))
            return false;
        await Begin(today, cancel);
        return await Raise(most, cancel);
    }

    /// <summary>Gives the place back: the mail did not leave.</summary>
    public async Task GiveBack()
    {
        var today = Today;
        if (Limit > 0)
            await db.MailDays.Where(d => d.Day == today && d.Sent > 0).ExecuteUpdateAsync(set => set.SetProperty(d => d.Sent, d => d.Sent - 1), CancellationToken.None);
    }

    private async Task<bool> Raise(int most, CancellationToken cancel)
    {
        var today = Today;
        return await db.MailDays.Where(d => d.Day == today && d.Sent < most)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Sent, d => d.Sent + 1), cancel) > 0;
    }

    private async Task Begin(DateOnly today, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        db.MailDays.Add(new MailDay { Day = today, Sent = 0 });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // The other host began the day at the same moment.
            db.ChangeTracker.Clear();
        }
    }
}
