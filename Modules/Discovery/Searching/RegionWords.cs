using System.Collections.Frozen;

namespace Hub.Discovery.Searching;

/// <summary>What else a region is called in speech: by its chief town and by the name of the land.</summary>
internal static class RegionWords
{
    private static readonly FrozenDictionary<string, string> byIso = new Dictionary<string, string>
    {
        ["UA-43"] = "Крим Сімферополь Crimea Simferopol",
        ["UA-05"] = "Вінниця Вінниччина Vinnytsia",
        ["UA-07"] = "Луцьк Волинь Lutsk",
        ["UA-12"] = "Дніпро Дніпропетровщина Dnipro",
        ["UA-14"] = "Донецьк Донеччина",
        ["UA-18"] = "Житомир Житомирщина",
        ["UA-21"] = "Ужгород Закарпаття Uzhhorod Transcarpathia",
        ["UA-23"] = "Запоріжжя",
        ["UA-26"] = "Івано-Франківськ Прикарпаття",
        ["UA-32"] = "Київщина",
        ["UA-35"] = "Кропивницький Кіровоградщина Kropyvnytskyi",
        ["UA-09"] = "Луганськ Луганщина",
        ["UA-46"] = "Львів Львівщина",
        ["UA-48"] = "Миколаїв Миколаївщина",
        ["UA-51"] = "Одеса Одещина",
        ["UA-53"] = "Полтава Полтавщина",
        ["UA-56"] = "Рівне Рівненщина",
        ["UA-59"] = "Суми Сумщина",
        ["UA-61"] = "Тернопіль Тернопільщина",
        ["UA-63"] = "Харків Харківщина",
        ["UA-65"] = "Херсон Херсонщина",
        ["UA-68"] = "Хмельницький Хмельниччина Поділля",
        ["UA-71"] = "Черкаси Черкащина",
        ["UA-77"] = "Чернівці Буковина Bukovyna",
        ["UA-74"] = "Чернігів Чернігівщина",
        ["UA-30"] = "Київ Kyiv",
        ["UA-40"] = "Севастополь Sevastopol",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="iso">ISO 3166-2 code of a region; null has no words.</param>
    public static string? Of(string? iso) => iso is null ? null : byIso.GetValueOrDefault(iso);
}
