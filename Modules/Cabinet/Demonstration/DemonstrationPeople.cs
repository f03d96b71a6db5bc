namespace Hub.Cabinet.Demonstration;

/// <summary>People for trying the portal out. Their addresses are on example.org, which belongs to nobody.</summary>
internal static class DemonstrationPeople
{
    public const string Password = "knowledge-for-every-hromada";

    public static readonly IReadOnlyList<DemonstrationPerson> All =
    [
        new("admin", "Олена Гончар", ["hub.administrator"]),
        new("practices-admin", "Ігор Лисенко", ["practices.administrator"]),
        new("search-admin", "Тарас Бойко", ["discovery.administrator"]),
        new("editor", "Марія Коваленко", ["practices.editor"]),
        new("editor2", "Андрій Шевчук", ["practices.editor"]),
        new("expert", "Наталія Бондар", ["practices.expert"]),
        new("frankivsk", "Роман Петрів", [], new("Івано-Франківська міська рада", "Ivano-Frankivsk City Council", "UA26000000000069363")),
        new("vinnytsia", "Світлана Мельник", [], new("Вінницька міська рада", "Vinnytsia City Council", "UA05000000000010236")),
        new("voznesensk", "Віктор Ткач", [], new("Вознесенська міська рада", "Voznesensk City Council", "UA48000000000039575")),
        new("slavutych", "Ірина Савченко", [], new("Славутицька міська рада", "Slavutych City Council", "UA32000000000030281")),
        new("citizen1", "Катерина Мороз", []),
        new("citizen2", "Богдан Кравець", []),
        new("citizen3", "Людмила Олійник", []),
        new("contest-admin", "Зоя Марчук", ["contest.administrator"]),
        new("organiser", "Леся Данилюк", ["contest.organiser"]),
        new("clerk", "Степан Климчук", ["contest.clerk"]),
        new("chair", "Ганна Вербицька", ["contest.chair"]),
        new("librarian", "Оксана Руденко", ["library.librarian"]),
        new("juror1", "Оксана Гриценко", []),
        new("juror2", "Павло Іщенко", []),
        new("juror3", "Ліна Бергман", []),
        new("juror4", "Томас Рейд", []),
        new("juror5", "Галина Сорока", []),
        new("juror6", "Юрій Левченко", []),
        new("juror7", "Дарина Павлюк", []),
        new("juror8", "Остап Гнатів", []),
        new("juror9", "Емілія Ружицька", []),
        new("english", "Emma Wilson", [], Language: "en"),
    ];
}

/// <summary>One of them.</summary>
/// <param name="Mailbox">Before the @ of example.org.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Roles">Keys of roles; those of absent modules are not given.</param>
/// <param name="Organisation">Where the person works.</param>
/// <param name="Language">Language of mails.</param>
internal sealed record DemonstrationPerson(
    string Mailbox, string Name, IReadOnlyList<string> Roles, DemonstrationCouncil? Organisation = null, string Language = "uk")
{
    public string Email => Mailbox + "@example.org";
}

/// <summary>A council somebody works for; without a code, because codes are not invented.</summary>
/// <param name="NameUk">Ukrainian name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Region">КАТОТТГ code of the region.</param>
internal sealed record DemonstrationCouncil(string NameUk, string NameEn, string Region);
