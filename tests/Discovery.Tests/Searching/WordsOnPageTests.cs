namespace Hub.Discovery.Tests.Searching;

/// <summary>What people type finds what they mean, through the page itself and in both languages of the interface.</summary>
internal sealed class WordsOnPageTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        hub = await HubApp.Start();
        await hub.TellAndCatchUp(
            Portal.Item("Мрія громади"), Portal.Item("Мрії старост"), Portal.Item("Здоров’ю дітей"), Portal.Item("Місто без черг"), Portal.Item("Разом із містами"),
            Portal.Item("Об’єднання громад"), Portal.Item("Новини Києва"),
            Portal.Item("Порядок денний") with { TitleEn = "News from Kyiv" },
            Portal.Item("Практика обміну"), Portal.Item("Центр надання адміністративних послуг у Гуті"), Portal.Item("ЦНАП на колесах"),
            Portal.Item("Ґанок ратуші"), Portal.Item("Переселенці") with { TitleEn = "Registering the displaced" });
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("мрія", "Мрії старост")]
    [TestCase("мрії", "Мрія громади")]
    [TestCase("мрією", "Мрія громади")]
    [TestCase("здоров'я", "Здоров’ю дітей")]
    [TestCase("здоровʼя", "Здоров’ю дітей")]
    [TestCase("здоров`ям", "Здоров’ю дітей")]
    [TestCase("міст", "Місто без черг")]
    [TestCase("міст", "Разом із містами")]
    [TestCase("місто", "Разом із містами")]
    [TestCase("містами", "Місто без черг")]
    [TestCase("обʼєднання", "Об’єднання громад")]
    [TestCase("об'єднань", "Об’єднання громад")]
    [TestCase("Київ", "Новини Києва")]
    [TestCase("Києву", "Новини Києва")]
    [TestCase("Kyiv", "Новини Києва")]
    [TestCase("kyiv", "Новини Києва")]
    [TestCase("Київ", "Порядок денний")]
    [TestCase("Києва", "Порядок денний")]
    [TestCase("ghfrnbrf", "Практика обміну")]
    [TestCase("практиак", "Практика обміну")]
    [TestCase("практека", "Практика обміну")]
    public async Task Finds(string words, string title)
    {
        var (uk, en) = (await hub.Get(Portal.Page(words)), await hub.Get(Portal.Page(words, "/en")));

        Assert.Multiple(() =>
        {
            Assert.That(uk.Status, Is.EqualTo(200));
            Assert.That(Hits(uk), Has.Some.EqualTo("/practices/" + SharedKernel.Text.Slug.From(title)));
            Assert.That(Hits(en), Has.Some.EqualTo("/en/practices/" + SharedKernel.Text.Slug.From(title)));
        });
    }

    // One after another, as somebody would try them: what the module promises, on the page that people use.
    [Test]
    public async Task Every_promised_case_works_on_the_search_page()
    {
        var editor = hub.As(new TestPerson("Світлана", DiscoveryModule.Tune));
        await (await editor.Get("/discovery/synonyms")).Submit("main form", ("Members", "ратуша\nмагістрат"));
        (string Typed, string Title)[] promised =
        [
            ("мрія", "Мрії старост"), ("мрії", "Мрія громади"), ("здоров'я", "Здоров’ю дітей"), ("здоров´ям", "Здоров’ю дітей"), ("місто", "Разом із містами"), ("міст", "Місто без черг"),
            ("містами", "Місто без черг"), ("обʼєднання", "Об’єднання громад"), ("Київ", "Новини Києва"), ("Києва", "Порядок денний"), ("Kyiv", "Новини Києва"),
            ("мрі\u0301я", "Мрія громади"), ("мрі\u00ADя", "Мрія громади"), ("мpiя", "Мрія громади"), ("МРІЯ", "Мрія громади"), ("ганок", "Ґанок ратуші"), ("ґанок", "Ґанок ратуші"),
            ("register", "Переселенці"), ("registered", "Переселенці"), ("ghfrnbrf", "Практика обміну"), ("практиак", "Практика обміну"), ("магістрати", "Ґанок ратуші"),
            ("\"об'єднання громад\"", "Об’єднання громад"), ("громада -старост", "Мрія громади"), ("прак*", "Практика обміну"),
        ];

        var missed = new List<string>();
        foreach (var (typed, title) in promised)
            if (!Hits(await hub.Get(Portal.Page(typed))).Contains("/practices/" + SharedKernel.Text.Slug.From(title)))
                missed.Add(typed);

        Assert.That(missed, Is.Empty);
        Assert.That(Hits(await hub.Get(Portal.Page("мрії"))).First(), Does.EndWith("mrii-starost"), "the exact form first");
        Assert.That((await hub.Get("/discovery/suggest?q=прак")).Main, Does.Contain("практика"));
    }

    [Test]
    public async Task The_typed_form_stands_before_other_forms()
    {
        Assert.That((await hub.Titles("мрії"))[0], Is.EqualTo("Мрії старост"));
        Assert.That((await hub.Titles("мрія"))[0], Is.EqualTo("Мрія громади"));
    }

    [TestCase("\"об'єднання громад\"", 1)]
    [TestCase("«об’єднання громад»", 1)]
    [TestCase("\"об'єднання громади\"", 0)]
    [TestCase("\"громад об'єднання\"", 0)]
    [TestCase("мрія -старост", 1)]
    [TestCase("мрія -громадою", 1)]
    [TestCase("мрі*", 2)]
    public async Task Quotes_minus_and_asterisk_mean_what_the_help_says(string words, int count) =>
        Assert.That((await hub.Ask("q=" + Uri.EscapeDataString(words))).Total, Is.EqualTo(count));

    [Test]
    public async Task The_other_keyboard_layout_is_tried_both_ways_and_said()
    {
        var answer = await hub.Get(Portal.Page("ghfrnbrf"));
        var english = await hub.Type("лншм");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Main, Does.Contain("За запитом «ghfrnbrf» нічого не знайдено").And.Contain("практика"));
            Assert.That(english.Instead, Is.EqualTo("kyiv"));
        });
    }

    [Test]
    public async Task Asked_words_are_marked_in_titles()
    {
        var answer = await hub.Get(Portal.Page("мрією громада"));

        Assert.That(answer.Html.QuerySelectorAll("#results mark").Select(m => m.TextContent), Is.SupersetOf(new[] { "Мрія", "громади" }));
    }

    [Test]
    public async Task Synonyms_are_known_at_once_and_both_ways()
    {
        Assert.That(await hub.Titles("ЦНАП"), Has.Length.EqualTo(1));
        var editor = hub.As(new TestPerson("Олена", DiscoveryModule.Tune));

        var saved = await (await editor.Get("/discovery/synonyms")).Submit("main form", ("Members", "ЦНАП\nцентр надання адміністративних послуг"));

        Assert.That(saved.Status, Is.EqualTo(302));
        Assert.That(await hub.Titles("ЦНАПу"), Has.Length.EqualTo(2));
        Assert.That(await hub.Titles("центри надання адміністративних послуг"), Has.Length.EqualTo(2));
    }

    private static IEnumerable<string?> Hits(Answer answer) => answer.Html.QuerySelectorAll("#results li h3 a").Select(a => a.GetAttribute("href"));
}
