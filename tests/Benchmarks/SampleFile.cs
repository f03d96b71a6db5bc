using System.Globalization;
using System.Text;

namespace Hub.Benchmarks;

/// <summary>Writes a file of practices as long as real ones: about four thousand letters of Ukrainian each, the same at every run.</summary>
internal static class SampleFile
{
    private const int Seed = 2013;

    private static readonly string[] subjects = ["Електронна черга", "Портал послуг", "Реєстр дітей", "Мобільний ЦНАП", "Контакт-центр", "Геопортал", "Електронний документообіг",
        "Громадський бюджет", "Облік енергії", "Відкриті дані", "Бот міської ради", "Картка містянина", "Відеоконсультація", "Запис до лікаря", "Школа цифрової грамотності"];

    private static readonly string[] places = ["у Вінниці", "у Слов’янську", "в Ужгороді", "у Дрогобичі", "в Ніжині", "у Кременчуці", "в Самборі", "у Прилуках", "в Умані", "у Ковелі", "у Хусті", "в Лубнах"];

    private static readonly string[] sentences =
    [
        "Мешканці стояли в черзі з раннього ранку, а відповідь отримували за місяць.", "Керівник бачить на одному екрані, скільки людей чекає біля кожного вікна.",
        "Відділ інформатизації поєднав три реєстри, які до того вели окремо в паперових журналах.", "За пів року кількість скарг зменшилася втричі, і це видно з відкритих даних.",
        "Спершу працівники боялися нової програми, тому перші два місяці поруч чергував консультант.", "Постачальник передав вихідний код, і громада розвиває систему власними силами.",
        "Найбільше часу забрала не програма, а домовленість між управліннями про спільні правила.", "Людям старшого віку допомагають бібліотекарі, які пройшли коротке навчання.",
        "Рішення виконавчого комітету закріпило строки, відповідальних і порядок оприлюднення звітів.", "Мобільна бригада щотижня приїздить до сіл, де немає доступу до швидкого інтернету.",
        "Сусідня громада повторила практику за сорок днів і витратила вдвічі менше коштів.", "Перевірка доступності показала, що екранний диктор читає не всі кнопки, і це виправили.",
    ];

    private static readonly (string Group, string Kind)[] kinds = [("1", "service-centres"), ("1", "call-centres"), ("2", "official-sites"), ("2", "internet-access"),
        ("3", "online-services"), ("3", "document-flow"), ("3", "m-government"), ("4", "e-democracy"), ("4", "gis"), ("4", "energy-efficiency")];

    private static readonly string[] topics = ["education", "health", "transport", "housing", "open-data", "participation", "documents", "finance", "administrative-services"];

    private static readonly string[] regions = ["UA05000000000010236", "UA07000000000024379", "UA12000000000090473", "UA14000000000091971", "UA18000000000041385", "UA21000000000011690"];

    private static readonly string[] headings = ["external_id", "status", "title_uk", "title_en", "summary_uk", "group", "kind", "topics", "level", "region", "place_uk", "organisation_uk",
        "people_affected", "started_on", "stage", "problem_uk", "solution_uk", "resources_uk", "what_did_not_work_uk", "lessons_uk", "conditions_uk",
        "step1_title_uk", "step1_text_uk", "step1_days", "step2_title_uk", "step2_text_uk", "step2_days", "step2_cost",
        "result1_indicator_uk", "result1_unit_uk", "result1_baseline", "result1_after", "result1_measured_on", "result1_source_url", "link1_title_uk", "link1_url"];

    public static async Task Write(string path, int practices)
    {
        var random = new Random(Seed);
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(true), 1 << 16);
        await file.WriteAsync(string.Join(',', headings) + "\r\n");
        for (var number = 1; number <= practices; number++)
            await file.WriteAsync(string.Join(',', Row(random, number).Select(cell => "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")) + "\r\n");
    }

    // As many as there are communities in Ukraine.
    private static string Organisation(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"Виконавчий комітет ради {places[number % places.Length]}, громада {(number * 7919L) % 1469}");

    private static IEnumerable<string> Row(Random random, int number)
    {
        var (group, kind) = Any(random, kinds);
        var subject = Any(random, subjects);
        string Text(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Any(random, sentences)));
        string Number(int from, int to) => random.Next(from, to).ToString(CultureInfo.InvariantCulture);
        return
        [
            "bench-" + number.ToString(CultureInfo.InvariantCulture), "published", string.Create(CultureInfo.InvariantCulture, $"{subject} {Any(random, places)} № {number}"),
            "A practice of e-governance", Text(2), group, kind, Any(random, topics) + ";" + Any(random, topics), "local", Any(random, regions), "місто", Organisation(number),
            Number(500, 200_000), string.Create(CultureInfo.InvariantCulture, $"{random.Next(2010, 2025)}-{random.Next(1, 13):00}-01"), "implement", Text(6), Text(8), Text(3), Text(3), Text(3), Text(2),
            "Порахувати звернення", Text(2), Number(5, 60), "Запустити для всіх", Text(2), Number(5, 60), Number(0, 900_000),
            "Середнє очікування", "хв", Number(30, 90), Number(3, 29), "2025-06-30", "https://example.org/zvit/" + Number(1, 9999), "Форма заяви", "https://example.org/forma",
        ];
    }

    private static T Any<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
