using Microsoft.EntityFrameworkCore;

namespace Hub.Browser.Tests.Practices;

/// <summary>The way from the editors' queue to the readers.</summary>
internal sealed partial class PracticeWay
{
    private const string Reply = "Додали, звідки взято число.";

    /// <summary>An editor takes it from the queue and returns it by section; the author mends and sends again.</summary>
    public async Task ReturnAndMend()
    {
        var editor = await As("editor");
        await Take(editor);
        await editor.Open("/practices/review/return/" + version);
        await editor.Write("Reasons[Results]", "Звідки число «52»?");
        await editor.Press(Submit);
        await Tell();
        await Author.Open("/practices/submission/way/" + version);
        Assert.That(await Author.Texts("main .hub-quote"), Has.Some.Contains("Звідки число «52»?"));
        await Author.Open($"/practices/submission/edit/{version}?section=results");
        await Author.Write("Content.Results[0].SourceTitle.Uk", "Звіт управління за 2024 рік");
        await Author.Press("button[name=Go][value=next]");
        await Author.Open("/practices/submission/submit/" + version);
        await Author.Write("Reply", Reply);
        await Author.Press(Submit);
        await Tell();
    }

    /// <summary>An expert recommends, the editor decides.</summary>
    public async Task AskExpertAndPublish()
    {
        var (editor, expert) = (await As("editor"), await As("expert"));
        await Take(editor);
        Assert.That(await editor.Texts("#remarks .hub-quote"), Has.Some.Contains(Reply));
        await editor.Open("/practices/review/invite/" + version);
        await editor.Choose("Input.ExpertId", await editor.Page.GetAttributeAsync("[name='Input.ExpertId'] option:not([value=''])", "value") ?? "");
        await editor.Press(Submit);
        await Tell();
        await expert.Open("/practices/review/advice");
        await expert.Press($"main .hub-list a[href*='{await Invitation()}']");
        await expert.Choose("Input.Recommendation", "Publish");
        await expert.Write("Input.Advice", "Опис зрозумілий, числа підтверджено.");
        await expert.Press("#answer form button.govuk-button");
        await Publish(editor);
        slug = await Slug();
        var reader = await Reader();
        await reader.Open(Public);
        Assert.That(await reader.Texts("main .hub-tag"), Does.Contain(T("Grade.A")));
    }

    private Task<Guid> Invitation() => Db(db => db.ExpertInvitations.Where(i => i.VersionId == Guid.Parse(version)).Select(i => i.Id).SingleAsync());

    private async Task Take(Person editor)
    {
        await editor.Open("/practices/review/queue?view=new");
        await editor.Press($"form[action*='{version}'] button");
    }

    private async Task Publish(Person editor)
    {
        await editor.Open("/practices/review/publish/" + version);
        await editor.Press(Submit);
        await Tell();
        Assert.That(await Db(db => db.Versions.Where(v => v.Id == Guid.Parse(version)).Select(v => v.State.ToString()).SingleAsync()), Is.EqualTo("Published"));
    }

    private async Task<Person> Reader() =>
        people.TryGetValue("", out var reader) ? reader : people[""] = await Person.Begin(hub, manner, seen);
}
