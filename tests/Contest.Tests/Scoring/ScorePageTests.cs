using System.Text.RegularExpressions;
using Hub.Contest.Jury;
using Hub.Contest.Tests.Jury;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Scoring;

/// <summary>A juror scores: saved at each change, nothing lost, nothing overwritten silently, closed to the second.</summary>
public sealed class ScorePageTests
{
    private JuryStage stage = null!;
    private Entry entry = null!;
    private Entry second = null!;
    private TestPerson person = null!;
    private Juror juror = null!;

    [OneTimeSetUp]
    public async Task Open() => stage = await JuryStage.Start();

    [SetUp]
    public async Task Start()
    {
        (entry, second) = (await stage.Entered("Електронна черга"), await stage.Entered("Портал послуг"));
        (person, juror) = await stage.Seated();
        await stage.Assign(juror, entry, second);
    }

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    private string Path => $"/contest/jury/{entry.Id}/score";

    private Task<Ballot?> Ballot() => stage.Db(db => db.Ballots.AsNoTracking().SingleOrDefaultAsync(b => b.JurorId == juror.Id && b.EntryId == entry.Id));

    [Test]
    public async Task A_ballot_is_complete_with_all_scores_and_required_comments_and_every_change_is_kept_with_its_time()
    {
        var visitor = stage.As(person);
        var saved = await visitor.Post(Path, stage.Scores("10", "8,5", note: "моє"));
        Assert.That(saved.Status, Is.EqualTo(302), saved.Main);
        Assert.That((await Ballot())!.State, Is.EqualTo(BallotState.Partial), "ten needs a comment");
        var page = await visitor.Get(Path);
        Assert.That(page.Main, Does.Contain("За такої оцінки потрібен коментар"));
        await page.Submit("#ballot", ($"Input.Scores[{stage.Nomination.InOrder().First().Id}].Comment", "Користь доведено."));
        var ballot = (await Ballot())!;
        Assert.That(ballot.State, Is.EqualTo(BallotState.Complete));
        Assert.That(ballot.Scores.Select(s => s.Value), Is.EquivalentTo(new decimal?[] { 10, 8.5m }));
        Assert.That(ballot.PrivateNote, Is.EqualTo("моє"));
        // Scores given by one press of a button bear one time.
        var places = stage.Nomination.InOrder().Select(c => c.Id).ToList();
        var changes = (await stage.Db(db => db.ScoreChanges.AsNoTracking().Where(c => c.BallotId == ballot.Id).ToListAsync()))
            .OrderBy(c => c.At).ThenBy(c => c.Before is not null).ThenBy(c => places.IndexOf(c.CriterionId)).ToList();
        Assert.That(changes.Select(c => (c.Before, c.After, c.CommentAfter)), Is.EqualTo(new (decimal?, decimal?, string)[] { (null, 10, ""), (null, 8.5m, ""), (10, 10, "Користь доведено.") }));
        Assert.That(changes.Select(c => c.At), Is.Ordered);
    }

    [Test]
    public async Task A_form_that_saves_itself_answers_with_the_new_version_and_a_second_window_is_told_and_loses_nothing()
    {
        var visitor = stage.As(person);
        var first = await visitor.Post(Path + "?handler=Autosave", stage.Scores("5", null));
        Assert.That(first.Status, Is.EqualTo(200), first.Text);
        Assert.That(first.Text, Does.Contain("\"Input.Seen\":\"1\""));
        var other = await visitor.Post(Path + "?handler=Autosave", stage.Scores("6", null));
        Assert.That(other.Status, Is.EqualTo(409));
        Assert.That(Regex.Unescape(other.Text), Does.Contain("в іншому вікні"));
        var page = await visitor.Post(Path, stage.Scores("6", null));
        Assert.That(page.Status, Is.EqualTo(409));
        Assert.That(page.Html.QuerySelector("#theirs")!.TextContent, Does.Contain("5"));
        Assert.That((await Ballot())!.Scores.Single(s => s.Value is not null).Value, Is.EqualTo(5));
        var again = await page.Submit("#ballot", "button[value=stay]", []);
        Assert.That(again.Status, Is.EqualTo(302), again.Main);
        Assert.That((await Ballot())!.Scores.Single(s => s.Value is not null).Value, Is.EqualTo(6));
    }

    [Test]
    public async Task An_answer_that_got_lost_may_be_sent_again()
    {
        var visitor = stage.As(person);
        await visitor.Post(Path + "?handler=Autosave", stage.Scores("5", "6"));
        var again = await visitor.Post(Path + "?handler=Autosave", stage.Scores("5", "6"));
        Assert.That(again.Status, Is.EqualTo(200), again.Text);
        Assert.That((await Ballot())!.Version, Is.EqualTo(1));
    }

    [TestCase("11", "має бути від 0 до 10")]
    [TestCase("-1", "має бути від 0 до 10")]
    [TestCase("7,123", "щонайбільше з двома знаками")]
    [TestCase("багато", "напишіть число від 0 до 10")]
    public async Task A_score_off_the_scale_is_refused_in_a_sentence_and_nothing_is_half_saved(string typed, string sentence)
    {
        var visitor = stage.As(person);
        var alone = await visitor.Post(Path + "?handler=Autosave", stage.Scores("5", typed));
        Assert.That(alone.Status, Is.EqualTo(422));
        Assert.That(Regex.Unescape(alone.Text), Does.Contain(sentence));
        var page = await visitor.Post(Path, stage.Scores("5", typed));
        Assert.That(page.Status, Is.EqualTo(422));
        Assert.That(page.Errors, Has.Some.Contains(sentence));
        Assert.That(page.Html.QuerySelector($"input[value='5'][checked]"), Is.Not.Null, "what was right stays in the form");
        Assert.That(await Ballot(), Is.Null);
    }

    [Test]
    public async Task Who_abstains_says_why_and_may_take_it_back_and_scores_given_before_stay()
    {
        var visitor = stage.As(person);
        await visitor.Post(Path, stage.Scores("5", null));
        var page = await visitor.Get(Path);
        var nothing = await page.Submit("#abstain");
        Assert.That(nothing.Errors, Has.Some.Contains("Поясніть, чому утримуєтесь"));
        await page.Submit("#abstain", ("Reason", "Не моя галузь."));
        Assert.That((await Ballot())!.State, Is.EqualTo(BallotState.Abstained));
        var back = await (await visitor.Get(Path)).Submit("#return");
        Assert.That(back.Status, Is.EqualTo(302), back.Main);
        Assert.That((await Ballot())!.State, Is.EqualTo(BallotState.Partial));
        Assert.That((await Ballot())!.Scores.Single(s => s.Value is not null).Value, Is.EqualTo(5));
    }

    [Test]
    public async Task The_list_shows_how_far_one_is_and_the_task_closes_with_the_last_entry()
    {
        var visitor = stage.As(person);
        await visitor.Post(Path, stage.Scores("5", "5"));
        var before = (await stage.Facts<SharedKernel.Contracts.TaskClosed>()).Count;
        Assert.That((await visitor.Get("/contest/jury")).Main, Does.Contain("Завершено 1 з 2"));
        var page = await visitor.Get(Path);
        Assert.That(page.Html.QuerySelector("a[rel=next]")!.GetAttribute("href"), Does.EndWith($"/contest/jury/{second.Id}/score"));
        await visitor.Post($"/contest/jury/{second.Id}/score", stage.Scores("5", "5"));
        Assert.That(await stage.Facts<SharedKernel.Contracts.TaskClosed>(), Has.Count.EqualTo(before + 1));
        Assert.That((await (await visitor.Get("/en/contest/jury")).Follow()).Main, Does.Contain("2 of 2 done"));
    }
}
