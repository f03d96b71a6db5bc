using Hub.Contest;
using Hub.Contest.Conflicts;
using Hub.Contest.Jury;
using Microsoft.EntityFrameworkCore;

namespace Hub.Browser.Tests.Contest;

/// <summary>From the invitation of jurors to the last ballot.</summary>
internal sealed partial class RoundWay
{
    /// <summary>By juror and entry: how the ballot of the one on the other ends. Everybody else gives the entry's usual scores.</summary>
    private enum Ending { Usual, High, Low, Partial, Abstained }

    /// <summary>Nine people are invited and accept the rules; one of them works where an entry comes from.</summary>
    public async Task Invite()
    {
        foreach (var (person, number) in jury.Zip(Enumerable.Range(0, jury.Length)))
        {
            hub.As(person);
            await As(organiser);
            await Open($"/contest/jury/invite/{round}");
            await Fill("Input.NameUk", person.Name);
            await Fill("Input.Email", person.Email);
            await Check("Input.Category", nameof(JurorCategory.Scholar));
            await Press();
            await As(person);
            await Open(JuryFacts.InvitationPath((await JurorOf(person)).Id));
            if (number == 0)
                await Fill("Input.Ties[0].Code", codes[1]);
            await Check("Accepted");
            await Press("#accept button");
        }
    }

    /// <summary>One conflict is found by facts and confirmed by the chair, one is declared; neither juror reaches the entry.</summary>
    public async Task KeepAway()
    {
        await hub.Run<WatchConflicts>(job => job.Run(CancellationToken.None));
        var (found, declared) = (await EntryOf(entrants[1]), await EntryOf(entrants[2]));
        await As(chair);
        await Open(JuryFacts.ConflictsPath(round));
        Assert.That(await Main(), Does.Contain(T("ConflictKind.SameOrganisation")));
        var suggestion = await Db(db => db.Conflicts.Where(c => c.EntryId == found.Id).Select(c => c.Id).SingleAsync());
        await Page.Locator($"details:has(input[value='{suggestion}']) summary").ClickAsync();
        await Page.FillAsync($"#reason-{suggestion}", "Працює в цій громаді.");
        await Press($"form:has(input[value='{suggestion}']) button[value=Confirmed]");
        await As(jury[1]);
        await Open(JuryFacts.OwnConflictsPath(round));
        await Check("Chosen", declared.Id.ToString());
        await Fill("Because", "Консультувала цю громаду.");
        await Press();
    }

    /// <summary>Five jurors for each entry, shared out evenly by the published seed.</summary>
    public async Task Assign()
    {
        await As(organiser);
        await Open($"/contest/jury/assignment/{round}");
        await Press("#balance-form button");
        await Press("#apply button");
        var pairs = await Db(db => db.Assignments.AsNoTracking().Where(a => db.Entries.Any(e => e.Id == a.EntryId && e.RoundId == round)).ToListAsync());
        Assert.That(pairs.GroupBy(p => p.EntryId).Select(g => g.Count()), Is.All.EqualTo(5));
        var loads = pairs.GroupBy(p => p.JurorId).Select(g => g.Count()).ToList();
        Assert.That((loads.Count, loads.Max() - loads.Min()), Is.EqualTo((Jurors, 1)));
    }

    /// <summary>Jurors ask for more time; everybody reads why they got it.</summary>
    public async Task ExtendTheJury()
    {
        await Day(31 + 4);
        await As(organiser);
        await Open($"/contest/organising/extend/{round}");
        await Check("Input.Phase", nameof(Phase.Jury));
        await Fill("Input.EndsOn", At(46));
        await Fill("Input.ReasonUk", "Двоє членів журі хворіли.");
        await Fill("Input.ReasonEn", "Two jurors were ill.");
        await Press();
        await Open(Public);
        Assert.That(await Main(), Does.Contain(manner.Language == "en" ? "Two jurors were ill." : "Двоє членів журі хворіли."));
    }

    /// <summary>Everybody scores what they were given: two entries come out equal, one ballot stays partial, one juror abstains.</summary>
    public async Task Score()
    {
        var endings = await Endings();
        foreach (var person in jury)
        {
            await As(person);
            await Open(JuryFacts.MinePath);
            var juror = (await JurorOf(person)).Id;
            foreach (var entry in await Db(db => db.Assignments.Where(a => a.JurorId == juror).OrderBy(a => a.EntryId).Select(a => a.EntryId).ToListAsync()))
                await Ballot(entry, endings.GetValueOrDefault((juror, entry), Ending.Usual), await Usual(entry));
        }
        await As(jury[0]);
        await Open(JuryFacts.ScorePath((await EntryOf(entrants[1])).Id), answers: 404);
        await As(jury[1]);
        await Open(JuryFacts.ScorePath((await EntryOf(entrants[2])).Id), answers: 404);
    }

    private async Task Ballot(Guid entry, Ending ending, int usual)
    {
        await Open(JuryFacts.ScorePath(entry));
        if (ending == Ending.Abstained)
        {
            await Page.Locator("details:has(#abstain) summary").ClickAsync();
            await Page.FillAsync("#abstain textarea", "Не знаю цієї галузі.");
            await Press("#abstain button");
            return;
        }
        var score = ending switch { Ending.High => usual + 2, Ending.Low => usual - 2, _ => usual };
        var criteria = await Db(db => db.Nominations.AsNoTracking().SingleAsync(n => n.RoundId == round));
        foreach (var criterion in criteria.InOrder().Take(ending == Ending.Partial ? 1 : 2))
            await Check($"Input.Scores[{criterion.Id}].Value", $"{score}");
        await Press("#ballot button[name=Go][value=stay]:not([aria-hidden])");
        Assert.That(await Page.InnerTextAsync("main .hub-tags"), Is.EqualTo(T("BallotState." + (ending == Ending.Partial ? BallotState.Partial : BallotState.Complete))));
    }

    /// <summary>The first two entries are equal, the third is the best.</summary>
    private async Task<int> Usual(Guid entry)
    {
        int[] usual = [7, 7, 9, 4];
        foreach (var (person, score) in entrants.Zip(usual))
            if ((await EntryOf(person)).Id == entry)
                return score;
        throw new InvalidOperationException("An entry of another round was assigned.");
    }

    private async Task<Dictionary<(Guid Juror, Guid Entry), Ending>> Endings()
    {
        async Task<List<Guid>> Readers(int entrant)
        {
            var entry = (await EntryOf(entrants[entrant])).Id;
            return await Db(db => db.Assignments.Where(a => a.EntryId == entry).Join(db.Jurors, a => a.JurorId, j => j.Id, (a, j) => j).OrderBy(j => j.Pseudonym).Select(j => j.Id).ToListAsync());
        }
        var (first, last) = ((await EntryOf(entrants[0])).Id, (await EntryOf(entrants[3])).Id);
        var (ofFirst, ofLast) = (await Readers(0), await Readers(3));
        return new()
        {
            [(ofFirst[0], first)] = Ending.High,
            [(ofFirst[1], first)] = Ending.Low,
            [(ofLast[0], last)] = Ending.Partial,
            [(ofLast[1], last)] = Ending.Abstained,
        };
    }

    private Task<Juror> JurorOf(TestPerson person) => Db(db => db.Jurors.AsNoTracking().SingleAsync(j => j.RoundId == round && (j.PersonId == person.Id || j.Email == person.Email)));
}
