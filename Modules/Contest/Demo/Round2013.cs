using Hub.Contest.Results;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Territories;

namespace Hub.Contest.Demo;

/// <summary>
/// The first competition: its nominations and the awarded practices whose names are known. Places, scores and dates but that of the award are not
/// known, and nothing stands in for them.
/// </summary>
internal sealed class Round2013(ContestDb db)
{
    public static readonly Guid Id = DemoId.Of("round", 2013);

    private static readonly DateTimeOffset awarded = KyivTime.StartOf(new DateOnly(2013, 10, 29));

    private static readonly (string Key, string Uk, string En)[] nominations =
    [
        ("e-services", "Електронні послуги", "Electronic services"),
        ("community-tools", "Електронні інструменти управління територіальною громадою", "Electronic tools for the local community"),
        ("e-democracy", "Електронна демократія", "E-democracy"),
    ];

    public void Tell()
    {
        var round = Round.FromArchive(Id, 2013, "Перший національний конкурс найкращих практик електронного урядування", "First national competition of best e-governance practices",
            "45 заявок у трьох номінаціях. 29 жовтня 2013 року відзначено 13 практик. Тут названо ті, про які збереглися відомості.",
            "45 entries in three nominations. 13 practices were awarded on 29 October 2013. Those named here are the ones of which records are kept.", awarded);
        db.Rounds.Add(round);
        for (var place = 1; place <= nominations.Length; place++)
        {
            var (key, uk, en) = nominations[place - 1];
            db.Nominations.Add(Nomination.Add(NominationId(key), Id, key, place, uk, en, null, null));
        }
        foreach (var winner in Winner2013.All)
            Tell(winner);
        db.Publish(ContestFacts.RoundItem(round, null, round.Version, awarded));
    }

    private void Tell(Winner2013 winner)
    {
        var id = DemoId.Of("entry", 2013, winner.Practice);
        var content = new EntryContent { Title = new(winner.TitleUk, winner.TitleEn), Organisation = new(winner.OrganisationUk, winner.OrganisationEn), Region = winner.Region ?? "" };
        var nomination = db.Nominations.Local.Single(n => n.Id == NominationId(winner.Nomination));
        var entry = Entry.Start(id, nomination, content, Guid.Empty, awarded);
        entry.TakeFrom(DemoId.Practice(winner.Practice), DemoId.Of("version", winner.Practice, 1), 1, winner.Slug);
        entry.Enter(winner.Practice, awarded);
        db.Entries.Add(entry);
        db.Awards.Add(new Award { Id = DemoId.Of("award", 2013, winner.Practice), RoundId = Id, NominationId = nomination.Id, EntryId = id, At = awarded });
        db.PublishEntry(entry, content, awarded);
    }

    private static Guid NominationId(string key) => DemoId.Of("nomination", 2013, key);
}
