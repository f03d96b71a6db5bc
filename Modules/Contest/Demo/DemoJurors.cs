using Hub.Contest.Jury;

namespace Hub.Contest.Demo;

/// <summary>The nine demonstration jurors: none of them is a real person.</summary>
internal static class DemoJurors
{
    public static readonly IReadOnlyList<(string Uk, string En, JurorCategory Category, string Region, string Organisation, TieKind Tie)> All =
    [
        ("Оксана Гриценко", "Oksana Hrytsenko", JurorCategory.Scholar, "UA80000000000093317", "Інститут цифрового врядування", TieKind.Employer),
        ("Павло Іщенко", "Pavlo Ishchenko", JurorCategory.Scholar, "", "Харківський університет (приклад)", TieKind.Employer),
        ("Ліна Бергман", "Lina Bergman", JurorCategory.International, "", "Digital Government Forum", TieKind.Employer),
        ("Томас Рейд", "Thomas Reid", JurorCategory.International, "", "E-Governance Academy (example)", TieKind.Employer),
        ("Галина Сорока", "Halyna Soroka", JurorCategory.Government, "", "Івано-Франківська міська рада", TieKind.Employer),
        ("Юрій Левченко", "Yurii Levchenko", JurorCategory.Government, "UA05000000000010236", "Вінницька міська рада", TieKind.PastEmployer),
        ("Дарина Павлюк", "Daryna Pavliuk", JurorCategory.Ngo, "", "Спілка відкритих громад", TieKind.Member),
        ("Остап Гнатів", "Ostap Hnativ", JurorCategory.Ngo, "", "Громадський контроль послуг", TieKind.Member),
        ("Емілія Ружицька", "Emilia Ruzhytska", JurorCategory.Scholar, "", "Центр місцевого розвитку", TieKind.Employer),
    ];

    public static int Count => All.Count;
}
