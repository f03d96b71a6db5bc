using Hub.Contest;
using Microsoft.EntityFrameworkCore;

namespace Hub.Browser.Tests.Contest;

/// <summary>From the idea of a round to its admitted entries.</summary>
internal sealed partial class RoundWay
{
    private static readonly string[] codes = ["00022533", "04054346", "04055328", "04056902"];

    /// <summary>A round is prepared: dates, rules, how it is counted, a nomination with weighted criteria; then it is announced.</summary>
    public async Task Announce()
    {
        await As(organiser);
        await Open("/contest/organising/rounds");
        await Fill("Input.Year", $"{Year}");
        await Fill("Input.TitleUk", $"Конкурс кращих практик {Year}");
        await Fill("Input.TitleEn", $"Best practices {Year}");
        await Page.SelectOptionAsync(Named("Input.CopyOf"), "");
        await Press();
        round = await Db(db => db.Rounds.Where(r => r.Year == Year).Select(r => r.Id).SingleAsync());
        await Dates();
        await Open($"/contest/organising/rules/{round}");
        await Fill("Input.TextUk", "Журі оцінює **незалежно**; рівні суми розсуджує голова.");
        await Fill("Input.TextEn", "Jurors score **independently**; the chair settles ties.");
        await Press();
        await Open($"/contest/organising/settings/{round}");
        await Check("Input.Ties", "Chair");
        await Press();
        await Nomination();
        await Open(ContestFacts.OrganisePath(round));
        await Press("main form[action*='Publish'] button, main form[action*='publish'] button");
        await Day(1);
        await Open(Public);
        Assert.That(await Main(), Does.Contain(manner.Language == "en" ? "Electronic services" : "Електронні послуги"));
    }

    /// <summary>Four cases come in: one frozen from a practice, three written anew. Each has a receipt.</summary>
    public async Task Enter()
    {
        await Day(11);
        foreach (var (person, number) in entrants.Zip(Enumerable.Range(0, entrants.Length)))
        {
            await As(person);
            await Open("/contest/entering/start");
            await Page.Locator("main [name=Nomination]").First.CheckAsync();
            if (number == 0)
                await Page.SelectOptionAsync("main [name=Practice]", new[] { (await Practice()).ToString() });
            await Press();
            await Describe(person, number);
            await Press("main button[name=Go][value=next]:not([aria-hidden])");
            await Open($"/contest/entering/submit/{(await EntryOf(person)).Id}");
            Assert.That(await Page.Locator("main .govuk-list--bullet li").AllInnerTextsAsync(), Is.Empty, "nothing is to be mended");
            await Press();
            Assert.That(await Main(), Does.Contain($"{Year}-{number + 1:000}"), "the receipt");
        }
    }

    /// <summary>Two cases are returned once and mended; then all take part.</summary>
    public async Task ReturnMendAndAdmit()
    {
        await Day(22);
        foreach (var person in entrants[2..])
        {
            await Decide(person, "Returned", "Додайте джерело чисел про результат.");
            await As(person);
            await Open(ContestFacts.EditPath((await EntryOf(person)).Id));
            Assert.That(await Main(), Does.Contain("Додайте джерело"));
            await Fill("Content.Sections[Results].Uk", "Було три дні, стало двадцять хвилин: звіт громади за рік, оприлюднений на сайті.");
            await Press("main button[name=Go][value=next]:not([aria-hidden])");
            await Open($"/contest/entering/submit/{(await EntryOf(person)).Id}");
            await Press();
        }
        foreach (var person in entrants)
            await Decide(person, "Eligible", "");
        Assert.That(await Db(db => db.Entries.CountAsync(e => e.RoundId == round && e.State == EntryState.Eligible)), Is.EqualTo(entrants.Length));
    }

    private async Task Dates()
    {
        await Open($"/contest/organising/dates/{round}");
        await Fill("Input.SummaryUk", "Щорічний конкурс громад.");
        await Fill("Input.SummaryEn", "A yearly competition of communities.");
        string[] phases = ["Announced", "Entries", "Eligibility", "Jury", "Deliberation", "Results", "Appeals", "Archive"];
        foreach (var (phase, number) in phases.Zip(Enumerable.Range(0, phases.Length)))
            await Fill("Input." + phase, At(1 + number * 10));
        await Press();
    }

    private async Task Nomination()
    {
        await Open($"/contest/organising/nomination/{round}");
        await Fill("Input.TitleUk", "Електронні послуги");
        await Fill("Input.TitleEn", "Electronic services");
        foreach (var (number, title, english, weight) in new[] { (0, "Користь", "Benefit", "60"), (1, "Сталість", "Sustainability", "40") })
        {
            await Fill($"Input.Criteria[{number}].TitleUk", title);
            await Fill($"Input.Criteria[{number}].TitleEn", english);
            await Fill($"Input.Criteria[{number}].Weight", weight);
        }
        await Press();
    }

    private async Task Describe(TestPerson person, int number)
    {
        if (number > 0)
        {
            await Fill("Content.Title.Uk", $"Черга без черги, громада {number} ({Year})");
            await Fill("Content.Summary.Uk", "Запис до центру послуг з телефону.");
            await Fill("Content.Organisation.Uk", $"Громада {number}");
        }
        await Fill("Content.OrganisationCode", codes[number]);
        var nomination = await Db(db => db.Nominations.AsNoTracking().SingleAsync(n => n.RoundId == round));
        foreach (var section in nomination.Form.Sections)
            await Fill($"Content.Sections[{section.Key}].Uk", $"{section.TitleUk}: раніше люди чекали три дні, тепер двадцять хвилин.");
        await Fill("Content.ContactName", person.Name);
        await Fill("Content.ContactEmail", person.Email);
        await Check("Content.Declared");
    }

    private async Task Decide(TestPerson entrant, string verdict, string reason)
    {
        await As(clerk);
        await Open("/contest/eligibility/queue");
        await Open(ContestFacts.CheckPath((await EntryOf(entrant)).Id));
        foreach (var check in await Page.Locator(Named("Input.Checked")).AllAsync())
            await check.CheckAsync();
        await Check("Input.Verdict", verdict);
        await Fill("Input.Reason", reason);
        await Press();
    }

    private Task<Guid> Practice() => hub.Db<Hub.Practices.PracticesDb, Guid>(db => db.Practices.Where(p => p.Slug == practice).Select(p => p.Id).SingleAsync());
}
