using Hub.Contest.Awarding;
using Hub.Contest.Results;
using Hub.Contest.Tests.Jury;
using Hub.Contest.Tests.Results;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Appealing;

/// <summary>The way of an appeal through the pages alone: from the receipt to the public decision.</summary>
public sealed class AppealPagesTests
{
    private const string Typed = "Член журі Іваненко працює у переможця: прошу вилучити бюлетень.";

    [Test]
    public async Task From_the_receipt_to_the_public_decision()
    {
        await using var stage = await PublishedStage.Start();
        await stage.Stage.As(JuryStage.Organiser).Run<GiveAwards, int?>(u => u.Run(stage.Stage.Round.Id, new Dictionary<Guid, int> { [stage.Stage.Nomination.Id] = 1 }, default));
        var entrant = stage.Stage.As(JuryStage.Entrant);
        var lodge = ContestFacts.LodgePath(stage.Entries[1].Id);

        Assert.That((await entrant.Get(lodge)).Main, Does.Contain("Апеляції приймаються з"));
        stage.Stage.Time.SetUtcNow(stage.Stage.Round.Calendar.Appeals.AddHours(1));
        Assert.That((await entrant.Get(ContestFacts.ReceiptPath(stage.Entries[1].Id))).Html.QuerySelector($"main a[href='{lodge}']"), Is.Not.Null);
        Assert.That((await stage.Stage.As(JuryStage.Stranger).Get(lodge)).Status, Is.EqualTo(404));
        var lodged = await (await entrant.Get(lodge)).Submit("main form", ("Input.Text", Typed));
        Assert.That((await lodged.Follow()).Main, Does.Contain("Апеляцію подано").And.Contain(Typed));

        var chair = stage.Stage.As(JuryStage.Chair);
        var queue = await chair.Get(ContestFacts.AppealQueuePath(stage.Stage.Round.Id));
        Assert.That(queue.Main, Does.Contain("Друга заявка").And.Contain("Розглядається"));
        Assert.That((await chair.Get(AwardFacts.GivePath(stage.Stage.Round.Id))).Main, Does.Contain("1 нерозглянута апеляція"));
        var decide = ContestFacts.AppealPath(await stage.Db(db => db.Appeals.Select(a => a.Id).SingleAsync()));
        Assert.That((await entrant.Get(decide)).Status, Is.EqualTo(404));
        Assert.That((await stage.Stage.As(JuryStage.Organiser).Get(decide)).Main, Does.Contain("Рішення ухвалює голова журі"));

        var page = await chair.Get(decide);
        Assert.That(page.Main, Does.Contain(Typed).And.Contain("нічого не змінюється"));
        var blank = await page.Submit("main form");
        Assert.That(blank.Errors, Has.Some.Contains("Виберіть: задовольнити"));
        var put = $"out:{stage.Entries[0].Id}";
        (string, string?)[] words = [("Input.Outcome", "Upheld"), ("Input.Standing", put), ("Input.ReasonUk", "Заявку подано з порушенням правил."), ("Input.ReasonEn", "The entry broke the rules.")];
        var blind = await page.Submit("main form", words);
        Assert.That(blind.Status, Is.EqualTo(422));
        Assert.That(blind.Errors, Has.Some.Contains("не та, що була показана"));
        var shown = await page.Submit("main form", "[formaction*='handler=Show']", words);
        Assert.That(shown.Main, Does.Contain("1 місце").And.Contain("не допущено"));
        Assert.That(await stage.Db(db => db.PublishedResults.CountAsync()), Is.EqualTo(1));
        var decided = await shown.Submit("main form", words);
        Assert.That((await decided.Follow()).Main, Does.Contain("Рішення ухвалено"), decided.Main);

        var open = await stage.Stage.Hub.Get(ContestFacts.AppealsPath(2026));
        Assert.That(open.Main, Does.Contain("Задоволено").And.Contain("Заявку подано з порушенням правил.").And.Contain("1 місце"));
        Assert.That(open.Text, Does.Not.Contain("Іваненко").And.Not.Contain(JuryStage.Chair.Name).And.Not.Contain(JuryStage.Entrant.Name));
        Assert.That((await stage.Stage.Hub.Get("/en" + ContestFacts.AppealsPath(2026))).Main, Does.Contain("Upheld").And.Contain("The entry broke the rules."));
        Assert.That((await entrant.Get(lodge)).Main, Does.Contain("Заявку подано з порушенням правил."));
        Assert.That((await stage.Stage.Hub.Get("/contest/2026")).Main, Does.Contain("Друга заявка").And.Contain("1 місце"));
    }

    [Test]
    public async Task A_second_too_late_is_refused_and_what_was_typed_stays()
    {
        await using var stage = await PublishedStage.Start();
        stage.Stage.Time.SetUtcNow(stage.Stage.Round.Calendar.Archive.AddMinutes(-1));
        var page = await stage.Stage.As(JuryStage.Entrant).Get(ContestFacts.LodgePath(stage.Entries[1].Id));
        stage.Stage.Time.SetUtcNow(stage.Stage.Round.Calendar.Archive);
        var late = await page.Submit("main form", ("Input.Text", Typed));
        Assert.That(late.Status, Is.EqualTo(422));
        Assert.That(late.Errors, Has.Some.Contains("Апеляції приймалися до"));
        Assert.That(late.Html.QuerySelector("textarea")!.TextContent.Trim(), Is.EqualTo(Typed));
        Assert.That(await stage.Db(db => db.Appeals.AnyAsync()), Is.False);
    }
}
