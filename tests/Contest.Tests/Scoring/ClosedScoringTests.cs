using Hub.Contest.Tests.Jury;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Scoring;

/// <summary>The end of scoring.</summary>
public sealed class ClosedScoringTests
{
    [Test]
    public async Task Scoring_closes_to_the_second_and_what_was_typed_is_shown()
    {
        await using var stage = await JuryStage.Start();
        var entry = await stage.Entered("Електронна черга");
        var (person, juror) = await stage.Seated();
        await stage.Assign(juror, entry);
        var path = $"/contest/jury/{entry.Id}/score";
        Task<decimal?> Saved() => stage.Db(db => db.Scores.Where(s => s.Value != null).Select(s => s.Value).SingleAsync());
        var visitor = stage.As(person);
        var page = await visitor.Get(path);
        stage.Time.AutoAdvanceAmount = TimeSpan.Zero;
        stage.Time.SetUtcNow(stage.Round.Calendar.Deliberation.AddSeconds(-1));
        Assert.That((await page.Submit("#ballot", "button[value=stay]", stage.Scores("4", null))).Status, Is.EqualTo(302));
        stage.Time.SetUtcNow(stage.Round.Calendar.Deliberation);
        var late = await page.Submit("#ballot", "button[value=stay]", stage.Scores("9", "7", "Запізнілий коментар", seen: 1));
        Assert.That(late.Status, Is.EqualTo(422));
        Assert.That(late.Errors, Has.Some.Contains("Оцінювання завершилося 12.03.2026, 00:00:00"));
        Assert.That(late.Html.QuerySelector("#unsaved")!.TextContent, Does.Contain("Запізнілий коментар").And.Contain("9"));
        Assert.That(await Saved(), Is.EqualTo(4));
        var read = await visitor.Get(path);
        Assert.That(read.Html.QuerySelector("#ballot"), Is.Null);
        Assert.That(read.Html.QuerySelector("#my-ballot")!.TextContent, Does.Contain("4"));
    }
}
