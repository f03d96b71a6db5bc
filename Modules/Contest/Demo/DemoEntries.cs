namespace Hub.Contest.Demo;

/// <summary>Titles of the demonstration entries, fifteen in each nomination.</summary>
internal static class DemoEntries
{
    public const int PerNomination = 15;

    public static readonly IReadOnlyList<IReadOnlyList<(string Uk, string En)>> Titles =
    [
        [
            ("Запис на прийом до ЦНАПу з телефона", "Booking a service centre visit by phone"), ("Довідка про склад сім’ї за п’ять хвилин", "A household certificate in five minutes"),
            ("Один рахунок за всі комунальні послуги", "One bill for all utilities"), ("Електронна черга до дитячого садка", "Electronic queue for kindergartens"),
            ("Заява на субсидію без візиту", "A subsidy application without a visit"), ("Дозвіл на розкопування за один день", "A digging permit in one day"),
            ("Онлайн-запис до сімейного лікаря", "Online booking of a family doctor"), ("Повідомлення про готовність документів", "Messages when documents are ready"),
            ("Реєстрація місця проживання вдома", "Registering residence from home"), ("Видача шкільних квитків через застосунок", "School travel cards in an app"),
            ("Електронний кабінет забудовника", "An online desk for builders"), ("Послуги для переселенців в одному вікні", "Services for displaced people in one place"),
            ("Оплата паркування без готівки", "Cashless parking"), ("Електронний архів довідок громади", "An electronic archive of certificates"), ("Виїзний адміністратор із планшетом", "A travelling administrator with a tablet"),
        ],
        [
            ("Геопортал підземних мереж", "A geoportal of underground networks"), ("Реєстр дерев міста", "The city's register of trees"), ("Облік енергії в школах щодня", "Daily energy records in schools"),
            ("Документообіг для сорока старост", "Document flow for forty village heads"), ("Єдина диспетчерська громади", "One dispatch centre of the community"), ("Панель показників міського голови", "The mayor's dashboard"),
            ("Облік комунального майна на карті", "Municipal property on the map"), ("Контроль прибирання снігу за GPS", "Snow clearing tracked by GPS"), ("Система раннього попередження про повінь", "Early warning of floods"),
            ("Планувальник ремонту доріг", "A planner of road repairs"), ("Карта укриттів із доступністю", "A map of shelters with their accessibility"), ("Електронні наради виконкому", "Paperless executive meetings"),
            ("Облік води без паперу", "Water records without paper"), ("Керування вуличним світлом", "Control of street lights"), ("Внутрішній портал міської ради", "Internal portal of the council"),
        ],
        [
            ("Громадський бюджет із перевіркою голосів", "A participatory budget with verified votes"), ("Електронні консультації про генплан", "E-consultations on the master plan"), ("Трансляції сесій із субтитрами", "Council sessions streamed with captions"),
            ("Петиції з відповіддю за тридцять днів", "Petitions answered in thirty days"), ("Шкільний бюджет учнів", "A school budget by pupils"), ("Карта звернень мешканців", "A map of residents' requests"),
            ("Кабінет депутата онлайн", "An online desk of the deputy"), ("Відкриті дані про видатки громади", "Open data on the community's spending"), ("Опитування перед кожною сесією", "A survey before every session"),
            ("Громадський контроль ремонтів", "Civic control of repairs"), ("Чат-бот для пропозицій", "A chatbot for proposals"), ("Онлайн-обговорення тарифів", "Online debate of tariffs"),
            ("Вибори старости з електронною агітацією", "Village head elections with online campaigning"), ("Молодіжна рада в мережі", "The youth council online"), ("Щоденник обіцянок ради", "A diary of the council's promises"),
        ],
    ];
}
