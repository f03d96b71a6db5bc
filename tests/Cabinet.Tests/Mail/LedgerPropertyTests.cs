using FsCheck;
using FsCheck.Fluent;

namespace Hub.Cabinet.Tests.Mail;

/// <summary>Every notice is in exactly one mail, or in none when it was switched off, whatever happens when.</summary>
public sealed class LedgerPropertyTests
{
    private static readonly DateTimeOffset start = new(2026, 10, 20, 6, 0, 0, TimeSpan.Zero);

    [FsCheck.NUnit.Property(MaxTest = 10_000)]
    public FsCheck.Property Every_notice_arrives_in_exactly_one_mail_or_in_none_when_switched_off() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed => Wrong(Told(seed)) is { } wrong
            ? throw new InvalidOperationException($"seed {seed}: {wrong}") : true);

    internal static LedgerModel Told(int seed)
    {
        var model = new LedgerModel(start.AddHours(seed % (366 * 24)));
        foreach (var step in LedgerStory.Of(seed, 60).Concat(Ending()))
            model.Tell(step);
        return model;
    }

    /// <summary>Time goes on and nothing fails any more, until all that waits is out.</summary>
    internal static IEnumerable<LedgerStep> Ending() => Enumerable.Range(0, 14 * 4).SelectMany(_ =>
        new LedgerStep[] { new LedgerStep.Passed(TimeSpan.FromHours(7)), new LedgerStep.Wrote(), new LedgerStep.Sent(Fate.Arrives, 0) });

    private static string? Wrong(LedgerModel model)
    {
        if (model.HasWaiting)
            return "something still waits";
        if (model.Arrived.Any(a => a.Quiet))
            return "a mail arrived in a quiet hour";
        foreach (var notice in model.Notices)
        {
            var mails = model.Arrived.Select(a => a.Mail).Where(m => m == notice.Mail).Distinct().Count();
            if (!notice.Off && mails != 1 && notice.Mail is not { GaveUp: true })
                return $"notice {notice.Number} is in {mails} mails";
            if (notice.Off && mails > 0 && notice.Mail is not { GaveUp: true, Attempts: > 0 } && notice.Mail is not { IsSent: true, Attempts: > 1 })
                return $"notice {notice.Number} was switched off and arrived";
        }
        return null;
    }
}
