using System.Text.Json;

namespace Hub.Host.Tests.Security;

/// <summary>Whoever asks too often hears when to come back; others do not notice.</summary>
public sealed class LimitTests
{
    [TestCase("", "Забагато запитів")]
    [TestCase("/en", "Too many requests")]
    public async Task Passwords_are_tried_so_often_from_one_address_and_no_oftener(string language, string title)
    {
        var visitor = SecurityStage.From(SecurityStage.NewAddress());
        var form = await visitor.Get(language + "/cabinet/signin");
        Task<Answer> Try(Answer page) => page.Submit("main form", ("Input.Email", $"{Guid.NewGuid():N}@example.org"), ("Input.Password", "спроба вгадати пароль"));
        for (var i = 0; i < SecurityStage.SignIn; i++)
            Assert.That((await Try(form)).Status, Is.EqualTo(422));

        SaysWhen(await Try(form), title);
        Assert.That((await Try(await SecurityStage.From(SecurityStage.NewAddress()).Get("/cabinet/signin"))).Status, Is.EqualTo(422), "another address");
        Assert.That((await visitor.Get("/cabinet/signin")).Status, Is.EqualTo(200), "reading is free");
    }

    [Test]
    public async Task Forms_are_counted_by_person_and_visitors_by_address()
    {
        var address = SecurityStage.NewAddress();
        var visitor = SecurityStage.From(address);
        var person = SecurityStage.From(address, SecurityStage.Hub.As(new TestPerson("Ганна")));
        var form = await visitor.Get("/ledger/write");
        for (var i = 0; i < SecurityStage.Forms; i++)
            Assert.That((await form.Submit("form[method=post]", ("Text", " "))).Status, Is.EqualTo(422));

        SaysWhen(await form.Submit("form[method=post]", ("Text", " ")), "Забагато запитів");
        Assert.That((await person.Post("/ledger/write", ("Text", " "))).Status, Is.EqualTo(422), "who is signed in is counted apart from the address");
    }

    [Test]
    public async Task Searches_are_limited_for_people_and_for_programs_each_in_its_own_form()
    {
        var address = SecurityStage.NewAddress();
        for (var i = 0; i < SecurityStage.Search; i++)
            Assert.That((await SecurityStage.From(address).Get($"/discovery?q=слово{i}")).Status, Is.EqualTo(200));
        var page = await SecurityStage.From(address).Get("/discovery?q=ще");
        var program = await SecurityStage.From(address).Get("/api/v1/search?q=ще");
        using var problem = JsonDocument.Parse(program.Bytes);

        SaysWhen(page, "Забагато запитів");
        Assert.That((program.Status, program.ContentHeaders.ContentType!.MediaType), Is.EqualTo((429, "application/problem+json")));
        Assert.That(program.Headers.RetryAfter!.Delta, Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)));
        Assert.That(problem.RootElement.GetProperty("detail").GetString(), Does.StartWith("Зачекайте"));
    }

    [Test]
    public async Task What_is_refused_stands_in_the_log_without_what_was_typed()
    {
        var visitor = SecurityStage.From("203.0.113.77");
        var form = await visitor.Get("/cabinet/signin");
        await form.Submit("main form", ("Input.Email", "taiemna@example.org"), ("Input.Password", "таємний пароль людини"));
        await visitor.PostExactly("/ledger/write", [new("Text", "таємний рядок")]);
        await SecurityStage.From("203.0.113.77", SecurityStage.Hub.As(new TestPerson("Таємний Петро"))).Get("/ledger/secret");
        var lines = SecurityStage.Hub.Log.Where(l => l.Category == "Hub.Security" && l.Text.Contains("203.0.113.…", StringComparison.Ordinal)).Select(l => l.Text).ToList();

        Assert.That(lines, Has.Some.StartsWith("Refused SignIn.Wrong: POST /Cabinet/SignIn to -")
            .And.Some.StartsWith("Refused form without token: POST /Ledger/Write").And.Some.StartsWith("Refused forbidden: GET /Ledger/Secret"));
        Assert.That(string.Join('\n', lines), Does.Not.Contain("203.0.113.77").And.Not.Contain("аємн").And.Not.Contain("taiemna"));
    }

    private static void SaysWhen(Answer answer, string title)
    {
        var seconds = answer.Headers.RetryAfter?.Delta?.TotalSeconds;

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(429));
            Assert.That(seconds, Is.InRange(1, 60));
            Assert.That(answer.Html.QuerySelector("h1")!.TextContent, Is.EqualTo(title));
            Assert.That(answer.Main, Does.Contain($" {seconds:0} "), "the page says it too");
        });
    }
}
