using Hub.Cabinet.Mail;

namespace Hub.Cabinet.Tests.Mail;

/// <summary>What can happen to notices and mails of one person, one after another.</summary>
internal abstract record LedgerStep
{
    public sealed record Told(int Notice, string Kind) : LedgerStep;

    public sealed record Wished(MailPace Usual, IReadOnlyDictionary<string, MailPace> ByKind, MailClock Clock) : LedgerStep;

    public sealed record Unsubscribed : LedgerStep;

    public sealed record Passed(TimeSpan Time) : LedgerStep;

    public sealed record Wrote : LedgerStep;

    /// <summary>A round of sending, at whose first mails something happens.</summary>
    public sealed record Sent(Fate Fate, int At) : LedgerStep;
}

/// <summary>What becomes of a mail that is being sent.</summary>
internal enum Fate
{
    Arrives,
    /// <summary>The server is away.</summary>
    Fails,
    /// <summary>The host dies before the server has the mail.</summary>
    DiesBefore,
    /// <summary>The host dies when the server has it already.</summary>
    DiesAfter,
}

/// <summary>A story made of one number, so that one that fails can be told again.</summary>
internal static class LedgerStory
{
    public static readonly string[] Kinds = ["Cabinet.roles", "Cabinet.personal", NoticeKinds.Other];

    private static readonly string[] Zones = ["Europe/Kyiv", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"];

    public static IReadOnlyList<LedgerStep> Of(int seed, int length)
    {
        var random = new Random(seed);
        var notices = 0;
        return [.. Enumerable.Range(0, length).Select(_ => Step(random, ref notices))];
    }

    private static LedgerStep Step(Random random, ref int notices) => random.Next(10) switch
    {
        0 or 1 or 2 => new LedgerStep.Told(notices++, Kinds[random.Next(Kinds.Length)]),
        3 => random.Next(6) == 0 ? new LedgerStep.Unsubscribed() : Wish(random),
        4 or 5 => new LedgerStep.Passed(TimeSpan.FromMinutes(random.Next(3) == 0 ? random.Next(1, 5000) : random.Next(1, 400))),
        6 or 7 => new LedgerStep.Wrote(),
        _ => new LedgerStep.Sent((Fate)Math.Max(0, random.Next(-4, 4)), random.Next(3)),
    };

    private static LedgerStep.Wished Wish(Random random)
    {
        var byKind = Kinds.Where(_ => random.Next(3) == 0).ToDictionary(k => k, _ => (MailPace)random.Next(4));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[random.Next(Zones.Length)]);
        var hour = random.Next(24);
        // Quiet hours after the hour of digests and before it, never over it.
        int? from = random.Next(2) == 0 ? null : (hour + random.Next(1, 12)) % 24;
        int? until = from is null ? null : (hour + random.Next(13, 24)) % 24;
        return new((MailPace)random.Next(4), byKind, new(zone, hour, (DayOfWeek)random.Next(7), from, until));
    }
}
