namespace Hub.Browser.Tests.Practices;

/// <summary>What the author of the walk writes, section by section.</summary>
internal static class Description
{
    private const string Next = "button[name=Go][value=next]";

    public static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static async Task General(Person author, string titleEn)
    {
        await author.Unfold("details:has([name='Content.Title.En']) summary");
        await author.Write("Content.Title.En", titleEn);
        await author.Write("Content.Summary.Uk", "Мешканці записуються з дому, бачать своє місце в черзі й не стоять під дверима від світанку.");
        await author.Choose("Content.Kind", "online-services");
        await author.Tick("[name='Content.Topics'][value=education]");
        await author.Choose("Content.Stage", "spread");
        await author.Press(Next);
    }

    public static async Task Rest(Person author)
    {
        await Place(author);
        await Texts(author, ("Problem", Long("Черга займала пів дня, а записів у журналі ніхто не міг перевірити.")), ("Solution", Long("Запис веде одна система, місце в черзі видно кожному.")));
        await Steps(author);
        await Results(author);
        await Texts(author, ("WhatDidNotWork", "Перший місяць сервер не витримував ранку понеділка."), ("Lessons", "Починайте з одного закладу."), ("Conditions", "Потрібен один реєстр."));
        await Texts(author, ("Resources", "Дві людини протягом пів року."), ("Partners", "Обласна адміністрація."), ("LegalBasis", "Закон України № 2297-VI."));
        await Contact(author);
    }

    public static async Task AddPicture(Person author)
    {
        await author.Give("input[type=file]", "cherha.png", "image/png", Picture);
        await author.Press("form[enctype] button");
    }

    public static async Task DescribePicture(Person author)
    {
        await author.Write("AltUk", "Табло з номерами черги");
        await author.Press("form:has([name=AltUk]) button");
    }

    private static async Task Place(Person author)
    {
        await author.Write("Content.Organisation.Uk", "Управління освіти");
        await author.Write("Content.OrganisationCode", "00032112");
        await author.Choose("Content.Level", "local");
        await author.Choose("Content.Region", "UA26000000000069363");
        await author.Write("Content.Place.Uk", "м. Івано-Франківськ");
        await author.Write("Content.PeopleAffected", "1200");
        await author.Write("Content.StartedOn", "2024-01-10");
        await author.Press(Next);
    }

    private static async Task Texts(Person author, params (string Section, string Text)[] texts)
    {
        foreach (var (section, text) in texts)
            await author.Write($"Content.{section}.Uk", text);
        await author.Press(Next);
    }

    private static async Task Steps(Person author)
    {
        await Step(author, 0, "Звести списки");
        await author.Press("button[value='Steps.add.0']");
        await Step(author, 1, "Навчити людей");
        await author.Press(Next);
    }

    private static async Task Step(Person author, int row, string title)
    {
        await author.Write($"Content.Steps[{row}].Title.Uk", title);
        await author.Write($"Content.Steps[{row}].Text.Uk", "Робить відділ, перевіряє керівник.");
        await author.Write($"Content.Steps[{row}].Days", "14");
        await author.Write($"Content.Steps[{row}].Responsible.Uk", "Відділ");
    }

    private static async Task Results(Person author)
    {
        await Result(author, 0, "Середнє очікування");
        await author.Press("button[value='Results.add.0']");
        await Result(author, 1, "Скарг за місяць");
        await author.Press(Next);
    }

    private static async Task Result(Person author, int row, string indicator)
    {
        await author.Write($"Content.Results[{row}].Indicator.Uk", indicator);
        await author.Write($"Content.Results[{row}].Unit.Uk", "хв");
        await author.Write($"Content.Results[{row}].Baseline", "52");
        await author.Write($"Content.Results[{row}].After", "17");
        await author.Write($"Content.Results[{row}].MeasuredOn", "2025-01-10");
        await author.Write($"Content.Results[{row}].SourceUrl", "https://example.org/zvit");
        await author.Write($"Content.Results[{row}].SourceTitle.Uk", "Звіт управління");
    }

    private static async Task Contact(Person author)
    {
        await author.Write("Content.Contact.Name", "Відділ черги");
        await author.Write("Content.Contact.Email", "viddil@example.org");
        await author.Tick("[type=checkbox][name='Content.Contact.Consent']");
        await author.Write("Content.Links[0].Title.Uk", "Порядок запису");
        await author.Write("Content.Links[0].Url", "https://example.org/poriadok");
        await author.Press(Next);
    }

    private static string Long(string sentence) => $"{sentence} {sentence}";
}
