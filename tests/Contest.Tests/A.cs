namespace Hub.Contest.Tests;

/// <summary>Things of the competition as tests need them.</summary>
internal static class A
{
    public static DateTimeOffset Day(int number) => new DateTimeOffset(2026, 3, 1, 7, 0, 0, TimeSpan.Zero).AddDays(number);

    public static RoundCalendar Calendar => new(Day(0), Day(10), Day(40), Day(50), Day(70), Day(75), Day(76), Day(90));

    public static Guid Organiser { get; } = Guid.CreateVersion7();

    public static Round Round() => Contest.Round.Prepare(Guid.CreateVersion7(), 2026, "Конкурс 2026", "Round 2026", Calendar, Organiser, Day(-10));

    public static Nomination Nomination(Round round, params decimal[] weights)
    {
        var nomination = Contest.Nomination.Add(Guid.CreateVersion7(), round.Id, "poslugy", 1, "Електронні послуги", "Electronic services", null, null);
        nomination.Judge([.. weights.Select((w, i) => new Criterion { TitleUk = $"Критерій {i + 1}", Weight = w })], whole: false);
        return nomination;
    }

    /// <summary>A public round with one nomination.</summary>
    public static (Round Round, Nomination Nomination) Published()
    {
        var round = Round();
        var nomination = Nomination(round, 60, 40);
        round.Publish([nomination], hasRules: true, Day(-5));
        return (round, nomination);
    }

    public static EntryContent Case()
    {
        var content = new EntryContent
        {
            Title = new("Електронна черга", "Electronic queue"),
            Summary = new("Батьки записують дитину з дому."),
            Organisation = new("Міська рада"),
            OrganisationCode = "00022533",
            Region = "UA05000000000010236",
            ContactName = "Ганна Коваль",
            ContactEmail = "hanna@example.org",
            Declared = true,
        };
        foreach (var section in EntryForm.Usual.Sections)
            content.Sections[section.Key] = new("Текст розділу.");
        return content;
    }
}
