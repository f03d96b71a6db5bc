using Hub.Contest.Jury;

namespace Hub.Contest.Demo;

/// <summary>The nine demonstration jurors: none of them is a real person.</summary>
internal static class DemoJurors
{
    public static readonly IReadOnlyList<(string Uk, string En, JurorCategory Category, string Region)> All =
    [
        ("Оксана Гриценко", "Oksana Hrytsenko", JurorCategory.Scholar, "UA80000000000093317"),
        ("Павло Іщенко", "Pavlo Ishchenko", JurorCategory.Scholar, ""),
        ("Ліна Бергман", "Lina Bergman", JurorCategory.International, ""),
        ("Томас Рейд", "Thomas Reid", JurorCategory.International, ""),
        ("Галина Сорока", "Halyna Soroka", JurorCategory.Government, ""),
        ("Юрій Левченко", "Yurii Levchenko", JurorCategory.Government, "UA05000000000010236"),
        ("Дарина Павлюк", "Daryna Pavliuk", JurorCategory.Ngo, ""),
        ("Остап Гнатів", "Ostap Hnativ", JurorCategory.Ngo, ""),
        ("Емілія Ружицька", "Emilia Ruzhytska", JurorCategory.Scholar, ""),
    ];

    public static int Count => All.Count;
}
