using Hub.Contest;
using Hub.Contest.Awarding;
using Hub.Contest.Jury;
using Hub.Contest.Results;
using Microsoft.EntityFrameworkCore;

namespace Hub.Browser.Tests.Contest;

/// <summary>From the closed scoring to the archive.</summary>
internal sealed partial class RoundWay
{
    private string Best => $"{Year}-003";

    /// <summary>Two entries have the same score: the chair's vote, with its reason, tells them apart.</summary>
    public async Task DecideTheTie()
    {
        await Day(47);
        await As(chair);
        await Open(ContestFacts.DeliberationPath(round));
        Assert.That(await Main(), Does.Contain(T("EntryFlags.ChairToDecide")));
        await Fill($"Places[{Year}-001]", "1");
        await Fill($"Places[{Year}-002]", "2");
        await Fill("Input.ReasonUk", "Практику першої громади вже повторили інші.");
        await Fill("Input.ReasonEn", "Others have repeated the first practice.");
        await Press("main form:has([name='Input.ReasonUk']) button");
        Assert.That(await Ranking(), Is.EqualTo(new[] { $"1 {Best}", $"2 {Year}-001", $"3 {Year}-002", $"4 {Year}-004" }));
    }

    /// <summary>The result is published and awarded: the practice bears its badge, the diploma is verified by the address in its code.</summary>
    public async Task PublishAndAward()
    {
        await Day(57);
        await As(organiser);
        await Open(ContestFacts.DeliberationPath(round));
        await Press("aside a.govuk-button, main .hub-columns__side a.govuk-button");
        await Press();
        await Tell();
        await Open(ContestFacts.ResultsPath(Year));
        Assert.That(await Ranking(), Is.EqualTo(new[] { $"1 {Best}", $"2 {Year}-001", $"3 {Year}-002", $"4 {Year}-004" }));
        await Open(AwardFacts.GivePath(round));
        await Press();
        await Tell();
        await Open("/practices/" + practice);
        Assert.That(await Badge(), Does.Contain($"{Year}").And.Contain("2"));
        var diploma = await Diploma(entrants[0]);
        await Open(AwardFacts.DiplomaPath(diploma));
        Assert.That(await Main(), Does.Contain(T("Diploma.Valid")).And.Contain(diploma));
        var sheet = await hub.Get(AwardFacts.DiplomaPdfPath(diploma));
        Assert.That((sheet.Status, sheet.ContentHeaders.ContentType!.MediaType), Is.EqualTo((200, "application/pdf")));
    }

    /// <summary>The one who lost by the vote objects; a ballot is voided, two places change, and with them award, diploma and badge.</summary>
    public async Task Appeal()
    {
        var revoked = await Diploma(entrants[0]);
        await Day(68);
        await As(entrants[1]);
        await Open(ContestFacts.ReceiptPath((await EntryOf(entrants[1])).Id));
        await Press($"main a[href$='{ContestFacts.LodgePath((await EntryOf(entrants[1])).Id)}']");
        await Fill("Input.Text", "Член журі, який поставив заявці 001 найвищі бали, раніше працював з її авторами.");
        await Press();
        await Tell();
        await As(chair);
        await VoidTheHighest();
        await Open(ContestFacts.AppealQueuePath(round));
        await Press("main .hub-list h2 a");
        Assert.That(await Main(), Does.Contain($"{Year}-001").And.Contain($"{Year}-002"), "the difference is shown before it is decided");
        await Check("Input.Outcome", nameof(AppealState.Upheld));
        await Fill("Input.ReasonUk", "Зв’язок підтверджено, бюлетень не зараховано.");
        await Fill("Input.ReasonEn", "The tie is confirmed and the ballot does not count.");
        await Press("main form:has([name='Input.ReasonUk']) button.govuk-button:not(.govuk-button--secondary):not([aria-hidden])");
        await Tell();
        await Open(ContestFacts.ResultsPath(Year));
        Assert.That(await Ranking(), Is.EqualTo(new[] { $"1 {Best}", $"2 {Year}-002", $"3 {Year}-001", $"4 {Year}-004" }));
        await Open(AwardFacts.DiplomaPath(revoked));
        Assert.That(await Main(), Does.Contain(T("Diploma.Revoked")));
        await Open("/practices/" + practice);
        Assert.That(await Badge(), Does.Contain("3").And.Not.Contain("2 "));
        await Open(ContestFacts.AppealsPath(Year));
        Assert.That(await Main(), Does.Contain(manner.Language == "en" ? "the ballot does not count" : "бюлетень не зараховано"));
    }

    /// <summary>The round lies in the archive with its winners, and the file of its result proves itself.</summary>
    public async Task IntoTheArchive()
    {
        await Day(80);
        await Open(Public);
        Assert.That(await Main(), Does.Contain(T("Phase.Archive")).And.Contain(T("Round.Winners")));
        await Open("/contest");
        Assert.That(await Main(), Does.Contain($"{Year}"));
        Assert.That(await Db(db => db.PublishedResults.CountAsync(r => r.RoundId == round)), Is.EqualTo(2));
    }

    private async Task VoidTheHighest()
    {
        var entry = (await EntryOf(entrants[0])).Id;
        var highest = await Db(db => db.Ballots.AsNoTracking().Where(b => b.EntryId == entry && b.State == BallotState.Complete).ToListAsync());
        await Open($"/contest/jury/{entry}/ballots");
        await Press($"main a[href$='{highest.MaxBy(b => b.Scores.Max(s => s.Value))!.Id}']");
        await Fill("Reason", "Колишня співпраця з авторами.");
        await Press("main button.govuk-button--warning");
    }

    private async Task<IReadOnlyList<string>> Ranking()
    {
        List<string> rows = [];
        foreach (var row in await Page.Locator("main table:has(td) >> nth=0").Locator("tbody tr").AllAsync())
        {
            var cells = await row.Locator("td").AllInnerTextsAsync();
            rows.Add($"{cells[0].Trim()} {System.Text.RegularExpressions.Regex.Match(cells[1], @"\d{4}-\d{3}").Value}");
        }
        return rows;
    }

    private Task<string> Diploma(TestPerson person) => Db(async db =>
    {
        var entry = (await EntryOf(person)).Id;
        return (await db.Awards.AsNoTracking().SingleAsync(a => a.EntryId == entry && a.RevokedAt == null)).DiplomaNumber!;
    });

    private async Task<string> Badge() => string.Join(' ', (await Page.Locator("main .hub-tag").AllInnerTextsAsync()).Where(text => text.Contains($"{Year}", StringComparison.Ordinal)));
}
