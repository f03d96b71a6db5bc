namespace Hub.Contest.Demo;

/// <summary>A practice awarded in 2013.</summary>
/// <param name="Practice">Number among the demonstration practices of the depository.</param>
/// <param name="Slug">Last part of its address there.</param>
/// <param name="Nomination">Key of the nomination.</param>
/// <param name="TitleUk">Title.</param>
/// <param name="TitleEn">Title in English.</param>
/// <param name="OrganisationUk">Whose it is.</param>
/// <param name="OrganisationEn">The same in English.</param>
/// <param name="Region">КАТОТТГ code of the region.</param>
internal sealed record Winner2013(
    int Practice, string Slug, string Nomination, string TitleUk, string TitleEn, string OrganisationUk, string OrganisationEn, string? Region)
{
    /// <summary>Those whose names are known; thirteen were awarded.</summary>
    public static readonly IReadOnlyList<Winner2013> All =
    [
        new(1, "virtualnyi-ofis-administratyvnykh-posluh", "e-services", "Віртуальний офіс адміністративних послуг", "Virtual Office of Administrative Services",
            "Дніпропетровська обласна державна адміністрація", "Dnipropetrovsk Regional State Administration", "UA12000000000090473"),
        new(2, "miskyi-vebportal-administratyvnykh-posluh-kyieva", "e-services", "Міський вебпортал адміністративних послуг", "City web portal of administrative services",
            "Київська міська державна адміністрація", "Kyiv City State Administration", "UA80000000000093317"),
        new(3, "elektronna-cherha-ivano-frankivsk", "e-services", "Електронна черга", "Electronic queue",
            "Виконавчий комітет Івано-Франківської міської ради", "Executive Committee of Ivano-Frankivsk City Council", "UA26000000000069363"),
        new(4, "munitsypalnyi-elektronnyi-reiestr-zapysu-ditei-do-dytsadkiv", "community-tools", "Муніципальний електронний реєстр запису дітей до дитсадків", "Municipal electronic registry for admission of children to kindergartens",
            "Виконавчий комітет Івано-Франківської міської ради", "Executive Committee of Ivano-Frankivsk City Council", "UA26000000000069363"),
        new(5, "vnutrishnii-portal-vinnytskoi-miskoi-rady", "community-tools", "Внутрішній портал міської ради", "Internal portal of the city council",
            "Вінницька міська рада", "Vinnytsia City Council", "UA05000000000010236"),
        new(6, "elektronnyi-dokumentoobih-i-vnutrishnii-portal-voznesenska", "community-tools", "Електронний документообіг і внутрішній портал", "Electronic document flow and internal portal",
            "Вознесенська міська рада", "Voznesensk City Council", "UA48000000000039575"),
        new(7, "informatsiina-systema-deputativ-rady-slavutych", "community-tools", "Інформаційна система депутатів ради", "Information system of the council’s deputies",
            "Славутицька міська рада", "Slavutych City Council", "UA32000000000030281"),
        new(8, "vybortsi-vlada-i-hromada-slavutych", "e-democracy", "Виборці: влада і громада", "Voters: authority and community",
            "Славутицька міська рада", "Slavutych City Council", "UA32000000000030281"),
    ];
}
