using static Hub.Library.Describing.DocumentKind;
using static Hub.Library.Describing.LegalStatus;

namespace Hub.Library.Demo;

/// <summary>Books, standards and texts that are no acts; those of the National Centre are made for trying the portal out.</summary>
internal static class DemoTexts
{
    public static readonly IReadOnlyList<DemoDocument> All =
    [
        new(18, PolicyPaper, "Зелена книга з електронного урядування", "Green Paper on E-Governance", null, null, None, "e-governance",
            "Зелена книга 2015 року: документ для обговорення державної політики з електронного урядування. Точну назву, дату й видавця бібліотекар звіряє за примірником.",
            "The green paper of 2015: a text for discussing state policy in e-governance. A librarian checks the exact title, date and publisher by the copy.", IsElsewhere: true),
        new(19, Guide, "Посібник з електронного урядування для органів місцевого самоврядування", "A Handbook on E-Governance for Local Self-Government Bodies", null, null, None, "e-governance digital-skills",
            "Посібник 2014 року для громад, які починають запроваджувати електронне урядування. Точну назву, дату й видавця бібліотекар звіряє за примірником.",
            "The handbook of 2014 for communities that begin with e-governance. A librarian checks the exact title, date and publisher by the copy.", IsElsewhere: true),
        new(20, Standard, "ДСТУ 8302:2015 Інформація та документація. Бібліографічне посилання. Загальні положення та правила складання", "ДСТУ 8302:2015 Information and Documentation. Bibliographic Reference. General Provisions and Rules", "ДСТУ 8302:2015", "2016-07-01", InForce, "documents",
            "За цим стандартом бібліотека складає посилання на документи.", "The library makes its references by this standard."),
        new(21, Standard, "ДСТУ EN 301 549:2022 Інформаційні технології. Вимоги щодо доступності продуктів та послуг ІКТ", "ДСТУ EN 301 549:2022 Accessibility Requirements for ICT Products and Services", "ДСТУ EN 301 549:2022", null, InForce, "accessibility",
            "Вимоги доступності, яких дотримуються державні сайти й документи.", "Accessibility requirements state websites and documents follow."),
        new(22, Decree, "Зразок опису указу Президента для каталогізаторів", "A Sample Description of a Presidential Decree for Cataloguers", null, "2026-09-01", Draft, "documents",
            "Показує, які поля заповнювати для указів. Це не чинний акт.", "Shows which fields to fill for decrees. It is no act in force."),
        new(23, MinistryOrder, "Зразок опису наказу міністерства для каталогізаторів", "A Sample Description of a Ministry Order for Cataloguers", null, "2026-09-01", Draft, "documents",
            "Показує, як записати номер, дату й державну реєстрацію наказу. Це не чинний акт.", "Shows how to write down the number, date and registration of an order. It is no act in force."),
        new(24, Strategy, "Стратегія цифрового розвитку громади: зразок", "A Community's Digital Development Strategy: a Sample", null, "2026-09-02", Draft, "e-governance",
            "Структура стратегії з поясненнями: від опису стану до показників.", "The structure of a strategy with notes, from the state of affairs to indicators."),
        new(25, Programme, "Програма інформатизації громади: зразок", "A Community's Informatisation Programme: a Sample", null, "2026-09-02", Draft, "documents e-governance",
            "Розділи програми, таблиця заходів і джерел фінансування.", "Chapters of a programme, a table of measures and sources of money."),
        new(26, PolicyPaper, "Відкриті дані громади: п’ять рішень для місцевої політики", "Open Data of a Community: Five Decisions for Local Policy", null, "2026-09-03", None, "open-data",
            "Які рішення ухвалити, щоб дані оновлювалися самі й були корисні.", "Which decisions make data renew itself and be of use."),
        new(27, Report, "Перший національний конкурс найкращих практик: підсумки 2013 року", "The First National Competition of Best Practices: Results of 2013", null, "2013-10-29", None, "e-governance administrative-services",
            "45 заявок, три номінації, 13 відзначених практик.", "45 entries, three nominations, 13 practices awarded."),
        new(28, Guide, "Як описати практику, щоб її захотіли повторити", "How to Describe a Practice so that Others Want to Repeat It", null, "2026-09-04", None, "e-governance digital-skills",
            "Вісім запитань, на які відповідає добрий опис, з прикладами.", "Eight questions a good description answers, with examples."),
        new(29, Guide, "Як підготувати заявку на конкурс", "How to Prepare an Entry for the Competition", null, "2026-09-04", None, "e-governance",
            "Від вибору номінації до перевірки заявки перед поданням.", "From choosing a nomination to checking the entry before it is sent."),
        new(30, Guide, "Як підготувати набір відкритих даних", "How to Prepare an Open Data Set", null, "2026-09-05", None, "open-data digital-skills",
            "Кодування, дати, десяткова крапка, опис полів: перелік для перевірки.", "Encoding, dates, decimal point, description of fields: a checklist."),
        new(31, Methodology, "Методика оцінювання готовності громади до е-урядування", "A Method of Assessing a Community's Readiness for E-Governance", null, "2026-09-06", None, "readiness",
            "Показники, шкали, докази й підрахунок індексу, який кожен може повторити.", "Indicators, scales, evidence and an index anybody can recompute."),
        new(32, Methodology, "Методика підрахунку оцінок журі конкурсу", "A Method of Counting the Scores of the Jury", null, "2026-09-06", None, "e-governance",
            "Ваги критеріїв, зведення оцінок до однієї міри, однакові бали.", "Weights of criteria, normalisation of scores, ties."),
        new(33, Assessment, "Самооцінювання готовності: зразок звіту громади", "Self-Assessment of Readiness: a Sample Report of a Community", null, "2026-09-07", None, "readiness",
            "Заповнений зразок із доказами до кожного показника.", "A filled sample with evidence for every indicator."),
        new(34, Case, "Електронна черга до дитячих садків: досвід Івано-Франківська", "Electronic Queue for Kindergartens: the Experience of Ivano-Frankivsk", null, "2013-10-29", None, "electronic-services",
            "Як реєстр дітей і черга стали видимими для батьків.", "How the register of children and the queue became visible to parents.", Region: "UA26000000000069363"),
        new(35, Case, "Внутрішній портал міської ради: досвід Вінниці", "An Internal Portal of a City Council: the Experience of Vinnytsia", null, "2013-10-29", None, "documents",
            "Один вхід до документів, доручень і довідників ради.", "One way in to the council's documents, tasks and directories.", Region: "UA05000000000010236"),
        new(36, Case, "Електронний документообіг у невеликому місті: досвід Вознесенська", "Electronic Document Flow in a Small Town: the Experience of Voznesensk", null, "2013-10-29", None, "documents",
            "Що змінилося за рік і що довелося переробити.", "What changed in a year and what had to be redone.", Region: "UA48000000000039575"),
        new(37, Presentation, "Портал «Розвиваємо е-урядування» за п’ять хвилин", "The Portal “Developing E-Governance” in Five Minutes", null, "2026-09-08", None, "e-governance digital-skills",
            "Слайди для виступу перед колегами: що є на порталі та з чого почати.", "Slides for a talk to colleagues: what the portal has and where to begin."),
        new(38, Video, "Як знайти й запозичити практику: відео", "How to Find and Borrow a Practice: a Video", null, "2026-09-08", None, "digital-skills",
            "Короткий показ пошуку, фільтрів і сторінки практики.", "A short look at search, filters and the page of a practice.", "https://example.org/"),
        new(39, Other, "Словник термінів е-урядування", "A Glossary of E-Governance", null, "2026-09-09", None, "digital-skills",
            "Терміни українською та англійською, як їх уживає портал.", "Terms in Ukrainian and English as the portal uses them."),
        new(40, Other, "Коди регіонів України: КАТОТТГ та ISO 3166-2", "Codes of Ukraine's Regions: КАТОТТГ and ISO 3166-2", null, "2026-09-09", None, "open-data",
            "Таблиця відповідності кодів: префікси двох переліків для деяких регіонів не збігаються.", "A table of matching codes: the prefixes of the two lists differ for some regions."),
    ];
}
