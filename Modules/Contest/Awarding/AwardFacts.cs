using System.Globalization;
using Hub.Contest.Results;
using Hub.SharedKernel.Contracts;

namespace Hub.Contest.Awarding;

/// <summary>What is told when an award is given and when it is taken back: the badge of the practice, the entrant, the round's history.</summary>
internal static class AwardFacts
{
    public static string DiplomaPath(string number) => "/contest/diploma/" + number;

    public static string DiplomaPdfPath(string number) => DiplomaPath(number) + "/diploma.pdf";

    public static string GivePath(Guid round) => $"/contest/awarding/give/{round}";

    public static void Give(this ContestDb db, Award award, Round round, Nomination nomination, Entry entry, SpecialPrize? prize, Guid by)
    {
        db.Awards.Add(award);
        if (entry.PracticeId is { } practice)
            db.Publish(new PracticeAwarded(practice, round.Year, nomination.TitleUk, nomination.TitleEn, award.Place, award.Id));
        db.Record(round.Id, entry.Id, by, "Awarded", Note(nomination, award, prize), award.At, isPublic: true);
        db.Notify(entry.SubmitterId, prize is null ? "Notice.AwardGiven" : "Notice.PrizeGiven", DiplomaPath(award.DiplomaNumber!), by, entry.TitleUk, prize?.TitleUk ?? nomination.TitleUk, Place(award));
    }

    public static void TakeBack(this ContestDb db, Award award, string reason, Round round, Nomination nomination, Entry entry, SpecialPrize? prize, Guid by, DateTimeOffset now)
    {
        award.Revoke(reason, now);
        if (entry.PracticeId is { } practice)
            db.Publish(new PracticeAwardWithdrawn(practice, award.Id, round.Year, nomination.TitleUk, nomination.TitleEn, award.Place, reason));
        db.Record(round.Id, entry.Id, by, "AwardRevoked", $"{Note(nomination, award, prize)}. {reason}", now, isPublic: true);
        db.Notify(entry.SubmitterId, "Notice.AwardRevoked", award.DiplomaNumber is { } number ? DiplomaPath(number) : ContestFacts.RoundPath(round.Year), by, entry.TitleUk, prize?.TitleUk ?? nomination.TitleUk);
    }

    private static string Note(Nomination nomination, Award award, SpecialPrize? prize) => prize?.TitleUk ?? $"{nomination.TitleUk}, {Place(award)} місце";

    private static string Place(Award award) => award.Place?.ToString(CultureInfo.InvariantCulture) ?? "";
}
