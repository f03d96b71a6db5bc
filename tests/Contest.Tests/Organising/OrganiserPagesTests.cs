using Microsoft.EntityFrameworkCore;
using static Hub.Contest.Tests.ContestStage;

namespace Hub.Contest.Tests.Organising;

/// <summary>Organisers prepare a round by the pages alone; mistakes are said and nothing typed is lost.</summary>
public sealed class OrganiserPagesTests
{
    private ContestStage stage = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        stage = await ContestStage.Start();
        await stage.Publish();
    }

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task A_round_is_copied_from_last_years_and_its_dates_move_a_year()
    {
        var page = await stage.As(Organiser).Get("/contest/organising/rounds");
        var made = await page.Submit("main form", ("Input.Year", "2027"), ("Input.TitleUk", "Конкурс 2027"), ("Input.CopyOf", stage.Round.ToString()));
        Assert.That((await made.Follow()).Main, Does.Contain("Електронні послуги").And.Contain("ваги разом 100 %"));
        var copy = await stage.Hub.Db<ContestDb, Round>(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Year == 2027));
        Assert.That(copy.Calendar.Jury, Is.EqualTo(A.Calendar.Jury.AddYears(1)));
    }

    [Test]
    public async Task Weights_that_do_not_sum_to_100_give_a_sentence_and_stay_typed()
    {
        var page = await stage.As(Organiser).Get($"/contest/organising/nomination/{stage.Round}?nomination={stage.Nomination}");
        var refused = await page.Submit("main form", ("Input.Criteria[0].Weight", "59,5"));
        Assert.That(refused.Errors.Single(), Does.Contain("99,5 %").And.Contain("100 %"));
        Assert.That(refused.Text, Does.Contain("59,5"));
    }

    [Test]
    public async Task A_phase_is_extended_only_with_a_reason_and_everybody_reads_it()
    {
        await using var own = await ContestStage.Start();
        await own.Publish();
        await own.Go(A.Day(20));
        var page = await own.As(Organiser).Get($"/contest/organising/extend/{own.Round}");
        var end = KyivMoment.Show(A.Day(42));
        Assert.That((await page.Submit("main form", ("Input.Phase", "Entries"), ("Input.EndsOn", end))).Errors, Has.Some.Contains("Поясніть українською"));
        await page.Submit("main form", ("Input.Phase", "Entries"), ("Input.EndsOn", end), ("Input.ReasonUk", "Сервіс не працював дві доби"));
        Assert.That((await own.Hub.Get("/contest/2026")).Main, Does.Contain("Сервіс не працював дві доби"));
        await own.Go(A.Day(41));
        Assert.That((await own.Hub.Get("/contest/2026")).Main, Does.Contain("Триває приймання заявок"));
    }

    [Test]
    public async Task Every_rule_of_the_count_is_declared_on_the_settings_page_and_printed_for_everybody()
    {
        await using var own = await ContestStage.Start();
        await own.Publish();
        var page = await own.As(Organiser).Get($"/contest/organising/settings/{own.Round}");
        Assert.That((await page.Submit("main form", ("Input.TargetMean", "багато"))).Errors, Has.Some.Contains("напишіть число"));
        Assert.That((await page.Submit("main form", ("Input.TargetSpread", "0"))).Errors, Has.Some.Contains("число має бути від"));
        Assert.That((await page.Submit("main form", ("Input.PublicVote", "true"))).Errors, Has.Some.Contains("заявки мають бути відкриті"));
        Assert.That((await page.Submit("main form", ("Input.Ties", "Criteria"))).Errors, Has.Some.Contains("в номінації Електронні послуги їх для цього не названо"));
        await page.Submit("main form", ("Input.Normalisation", "ZScore"), ("Input.TargetMean", "6,5"), ("Input.TargetSpread", "1.5"), ("Input.Partial", "CountGiven"), ("Input.TooFew", "Placed"), ("Input.Midpoint", "ToEven"));
        var rules = await own.Hub.Db<ContestDb, Round>(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Id == own.Round));
        Assert.That(rules.Settings.Rules, Is.EqualTo(new Contest.Counting.CountingRules
        {
            Normalisation = Contest.Counting.Normalisation.ZScore,
            TargetMean = 6.5m,
            TargetSpread = 1.5m,
            Partial = Contest.Counting.PartialBallots.CountGiven,
            TooFew = Contest.Counting.TooFewBallots.Placed,
            Midpoint = Contest.Counting.Midpoint.ToEven,
        }));
        await own.Go(A.Day(1));
        await own.Hub.DeliverOutbox();
        Assert.That((await own.Hub.Get("/contest/2026")).Main, Does.Contain("6,5").And.Contain("до парної цифри").And.Contain("враховують виставлені оцінки").And.Contain("заявка має місце з позначкою"));
        await own.Go(A.Calendar.Jury);
        Assert.That((await own.As(Organiser).Get($"/contest/organising/settings/{own.Round}")).Html.QuerySelectorAll("main form"), Is.Empty);
    }

    [TestCase("/contest/organising/rounds")]
    [TestCase("/contest/eligibility/queue")]
    public async Task Others_do_not_come_in(string path) => Assert.That((await stage.As(Ann).Get(path)).Status, Is.AnyOf(403, 404));

    [Test]
    public async Task Every_page_of_the_desk_answers_in_both_languages()
    {
        foreach (var language in new[] { "", "/en" })
            foreach (var page in new[] { "rounds", $"round/{stage.Round}", $"dates/{stage.Round}", $"extend/{stage.Round}", $"rules/{stage.Round}", $"settings/{stage.Round}", $"nomination/{stage.Round}" })
                Assert.That((await stage.As(Organiser).Get($"{language}/contest/organising/{page}")).Status, Is.EqualTo(200), language + page);
    }
}
