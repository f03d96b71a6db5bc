using Hub.SharedKernel.Data;

namespace Hub.Contest.Demo;

/// <summary>Rules, nominations, criteria and texts of the demonstration rounds.</summary>
internal static class DemoRules
{
    public static readonly IReadOnlyList<(string Key, string Uk, string En)> Nominations =
    [
        ("e-services", "Електронні послуги", "Electronic services"),
        ("community-tools", "Електронні інструменти управління територіальною громадою", "Electronic tools for the local community"),
        ("e-democracy", "Електронна демократія", "E-democracy"),
    ];

    public const string Uk = """
        ## Хто може взяти участь

        Органи влади, громади, їхні установи та громадські організації. Організація може подати кілька заявок.

        ## Як подають

        Заявку пишуть у фіксованому форматі, з опублікованої практики або з чистого аркуша. Запізнілі заявки не приймаються.

        ## Як оцінюють

        Кожну заявку читають п’ятеро членів журі без конфлікту інтересів. Оцінка – сума зважених середніх за критеріями; з п’яти оцінок найвищу і найнижчу відкидають.

        ## Апеляції

        Протягом десяти днів після результатів.
        """;

    public const string En = """
        ## Who may take part

        Authorities, communities, their institutions and civil society organisations. An organisation may make several entries.

        ## How to enter

        An entry has a fixed format and begins with a published practice or anew. Late entries are refused.

        ## How it is judged

        Five jurors without a conflict of interest read each entry. The score is the sum of weighted means by criterion; of five scores the highest and the lowest are left out.

        ## Appeals

        Within ten days of the result.
        """;

    private static readonly (string Uk, string En, decimal Weight)[] criteria =
    [
        ("Користь для людей", "Benefit for people", 40), ("Докази результату", "Evidence of the result", 25), ("Можливість повторити", "Ease of repeating", 20), ("Новизна", "Novelty", 15),
    ];

    public static IEnumerable<Criterion> Criteria(Guid nomination) => criteria.Select((c, index) => new Criterion
    {
        Id = DemoId.Of("criterion", nomination, index),
        TitleUk = c.Uk,
        TitleEn = c.En,
        Weight = c.Weight,
        CommentBelow = 3,
        CommentAbove = 9,
        TieOrder = index + 1,
        Anchors = [new(0, "немає", "none"), new(5, "частково, з окремими доказами", "partly, with some evidence"), new(10, "повністю, з перевіреними доказами", "fully, with verified evidence")],
    });

    public static string Section(string key, string title) => key switch
    {
        "Problem" => $"Люди чекали тижнями й приходили кілька разів. Рішення «{title}» почалося зі скарг, яких щомісяця надходило понад сто.",
        "Solution" => "Процес описали, скоротили зайві кроки й перевели в електронний вигляд. Працівників навчили, мешканцям показали у старостатах.",
        "Results" => "За рік час очікування зменшився втричі, а звернень через інтернет стало більше половини. Вимірювали щоквартально.",
        "Sustainability" => "Утримує громада за кошти місцевого бюджету; обов’язки записано в посадових інструкціях.",
        "Spread" => "Потрібні один відповідальний, місяць підготовки та згода виконкому. Дві сусідні громади вже повторили.",
        _ => "Те саме рішення працює і на телефоні, і в старостаті, і без інтернету через адміністратора.",
    };
}
