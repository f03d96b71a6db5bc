using System.Reflection;
using System.Text.RegularExpressions;
using Hub.Contest.Jury;
using Hub.Contest.Results;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Contest.Tests.Jury;

/// <summary>
/// Nobody sees what they must not: every address of the module is asked by everybody, with every id there is, and no answer may contain
/// what was planted. Afterwards the phase allows it, and the same walk finds it: the walk would have seen it.
/// </summary>
public sealed partial class JurorSightTests
{
    private const string Case = "ТАЄМНИЦЯ-ЗАЯВКИ";
    private const string Comment = "ТАЄМНИЦЯ-КОМЕНТАРЯ";
    private const string Note = "ТАЄМНИЦЯ-НОТАТКИ";
    private const string Reason = "ТАЄМНИЦЯ-УТРИМАННЯ";
    private const string Value = "7,13";

    // 0.6 × 7.13 + 0.4 × 9.99, as a ranking would say it.
    private const string Aggregate = "8,27";
    private static readonly string[] scores = [Comment, Value, "7.13", Aggregate, "8.27", Reason];

    private static readonly TestPerson fellow = new("Журі без конфлікту");
    private static readonly TestPerson writer = new("Журі, що оцінило");
    private static readonly TestPerson apart = new("Журі з конфліктом");
    private static readonly TestPerson leaving = new("Журі, що вибуло");
    private static readonly TestPerson both = new("Організатор у журі з конфліктом", ContestModule.Manage, ContestModule.Chair, ContestModule.Check);

    private JuryStage stage = null!;
    private Entry secret = null!;
    private List<string> ids = [];
    private Guid own;

    [OneTimeSetUp]
    public async Task Start()
    {
        stage = await JuryStage.Start();
        secret = await stage.Entered(Case, "00032106", "Організація " + Case, author: JuryStage.Stranger.Id);
        var open = await stage.Entered("Відкрита заявка");
        var jurors = new Dictionary<TestPerson, Juror>();
        foreach (var person in new[] { fellow, writer, apart, leaving, both })
            jurors[person] = (await stage.Seated(person)).Juror;
        foreach (var juror in jurors.Values)
            await stage.Assign(juror, secret, open);
        await stage.As(writer).Post($"/contest/jury/{secret.Id}/score", stage.Scores(Value, "9,99", Comment, note: Note));
        await stage.As(fellow).Post($"/contest/jury/{open.Id}/score?handler=Abstain", ("Input.Seen", "0"), ("Reason", Reason));
        await stage.Hub.Db<ContestDb>(async db =>
        {
            db.Conflicts.Add(Conflict.Declare(jurors[apart].Id, secret.Id, "Працюю там", stage.Now));
            db.Conflicts.Add(Conflict.Suggest(jurors[both].Id, secret.Id, ConflictKind.SameOrganisation, "00032106", stage.Now));
            db.Conflicts.Add(Conflict.Declare(jurors[leaving].Id, secret.Id, "Працювала там", stage.Now));
            await db.SaveChangesAsync();
        });
        Assert.That(await stage.As(leaving).Run<LeaveJury, bool>(u => u.Run(jurors[leaving].Id, "Хвороба", CancellationToken.None)), Is.True);
        ids = await stage.Db(async db => (await db.Rounds.Select(r => r.Id).ToListAsync())
            .Concat(await db.Nominations.Select(n => n.Id).ToListAsync()).Concat(await db.Entries.Select(e => e.Id).ToListAsync())
            .Concat(await db.Jurors.OrderBy(j => j.Pseudonym).Take(3).Select(j => j.Id).ToListAsync()).Concat(await db.Conflicts.OrderBy(c => c.At).Take(1).Select(c => c.Id).ToListAsync())
            .Concat(await db.Ballots.Select(b => b.Id).ToListAsync()).Concat(await db.Submissions.Where(s => s.EntryId == secret.Id).Select(s => s.Id).ToListAsync()).Append(Guid.NewGuid()).Select(id => id.ToString())
            .Append("2026").Append("posluhy").Append("1").Append("2").ToList());
    }

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test, Order(1)]
    public async Task While_scoring_is_open_nobody_sees_scores_and_who_has_a_conflict_does_not_see_the_entry()
    {
        string[] everything = [Case, .. scores, Note];
        await Walk(stage.Hub.Visitor(), "a visitor", everything);
        await Walk(stage.As(JuryStage.Entrant), "an entrant", everything);
        await Walk(stage.As(apart), "a juror with a conflict", [Case, Comment, Value, "7.13", Aggregate, Note]);
        await Walk(stage.As(leaving), "a juror with a conflict who left", everything);
        await Walk(stage.As(both), "an organiser and chair with a conflict", everything);
        await Walk(stage.As(fellow), "a juror without a conflict", [Comment, Value, "7.13", Aggregate, Note]);
        await Walk(stage.As(writer), "the juror who scored", [Reason]);
        foreach (var leader in new[] { JuryStage.Clerk, JuryStage.Organiser, JuryStage.Chair })
            await Walk(stage.As(leader), leader.Name, [.. scores, Note]);
    }

    [Test, Order(2)]
    public async Task A_forged_post_neither_shows_nor_changes_what_is_not_ones_own()
    {
        // Leaving the jury is one's own to do, and frees one's own entries.
        own = await stage.Db(db => db.Jurors.Where(j => j.PersonId == apart.Id).Select(j => j.Id).SingleAsync());
        var before = await Fingerprint();
        foreach (var (person, kept) in new (TestPerson, string[])[] { (apart, [Case, Comment, Note]), (leaving, [Case, Comment, Note]), (JuryStage.Entrant, [Case, Comment, Note]) })
            await Forge(stage.As(person), person.Name, kept);
        Assert.That(await Fingerprint(), Is.EqualTo(before));
    }

    [Test, Order(3)]
    public async Task Facts_that_leave_the_module_and_the_search_hold_nothing_of_it()
    {
        var told = await stage.Db(db => db.Outbox.AsNoTracking().Select(r => r.Payload).ToListAsync());
        Assert.That(told, Is.Not.Empty);
        Assert.That(told.Where(t => scores.Append(Note).Append(Case).Any(s => Regex.Unescape(t).Contains(s, StringComparison.Ordinal))), Is.Empty);
        await stage.Hub.DeliverOutbox();
        foreach (var word in new[] { Case, Comment, Note })
        {
            var answer = await stage.Hub.Get("/search?q=" + Uri.EscapeDataString(word));
            Assert.That(answer.Html.QuerySelectorAll("#results a, .hub-list__item").Select(e => e.TextContent), Has.None.Contains(word), answer.Main);
        }
    }

    [Test, Order(4)]
    public async Task Once_scoring_has_closed_scores_are_open_to_who_leads_and_to_who_has_finished_and_notes_to_nobody()
    {
        stage.Time.SetUtcNow(stage.Round.Calendar.Deliberation);
        Assert.That(await Seen(stage.As(JuryStage.Chair), scores), Does.Contain(Comment).And.Contain(Value).And.Contain(Aggregate));
        // The writer has one entry without a ballot: not finished.
        Assert.That(await Seen(stage.As(writer), [Reason]), Is.Empty);
        Assert.That(await Seen(stage.As(fellow), [Comment]), Is.Empty, "an entry of this juror waits");
        await Walk(stage.As(apart), "a juror with a conflict", [Case, Comment, Value, "7.13", Aggregate, "8.27", Note]);
        await Walk(stage.As(both), "an organiser with a conflict", [Case, Comment, Value, "7.13", Aggregate, "8.27", Note]);
        await Walk(stage.As(JuryStage.Chair), "the chair", [Note]);
        await Walk(stage.As(JuryStage.Entrant), "an entrant", [Case, .. scores, Note]);
    }

    [Test, Order(5)]
    public async Task With_the_published_result_scores_are_everybodys_and_notes_still_nobodys()
    {
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        foreach (var person in new[] { JuryStage.Entrant, both })
            await Forge(stage.As(person), person.Name, [Note]);
        Assert.That(await stage.Db(db => db.PublishedResults.CountAsync()), Is.Zero, "whoever is kept away does not publish");
        await stage.Hub.Run<PublishResult>(u => u.Run(stage.Round.Id, null, JuryStage.Organiser.Id, CancellationToken.None));
        await stage.Hub.DeliverOutbox();
        Assert.That(await Seen(stage.Hub.Visitor(), [Case, Aggregate]), Is.EquivalentTo(new[] { Case, Aggregate }));
        await Walk(stage.Hub.Visitor(), "a visitor", [Comment, Note]);
        await Walk(stage.As(apart), "a juror who had a conflict", [Note]);
    }

    /// <summary>Asks every address with every id and fails on the first thing that must not be there.</summary>
    private async Task Walk(Visitor visitor, string who, string[] secrets)
    {
        var (asked, found) = (0, new List<string>());
        foreach (var path in Paths())
        {
            var answer = await visitor.Get(path);
            asked++;
            Assert.That(answer.Status, Is.Not.EqualTo(500), path);
            found.AddRange(Leaks(answer, secrets).Select(s => $"{path}: {s}"));
        }
        Assert.That(found, Is.Empty, who);
        Assert.That(asked, Is.GreaterThan(100));
    }

    private async Task<IReadOnlyList<string>> Seen(Visitor visitor, string[] wanted)
    {
        HashSet<string> seen = [];
        foreach (var path in Paths())
            seen.UnionWith(Leaks(await visitor.Get(path), wanted));
        return [.. seen];
    }

    private async Task Forge(Visitor visitor, string who, string[] secrets)
    {
        var token = (await visitor.Get("/contest/jury")).Html.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        foreach (var (path, handlers) in Pages().SelectMany(p => Filled(p.Pattern).Select(path => (path, p.Writes))))
            foreach (var handler in handlers)
            {
                var answer = await visitor.PostExactly($"{path}?handler={handler}&entry={secret.Id}&state=suggested",
                    [.. stage.Scores("1", "1", "Підробка").Select(f => KeyValuePair.Create(f.Item1, f.Item2 ?? "")), new("__RequestVerificationToken", token), new("id", ids[0]), new("entry", secret.Id.ToString()), new("Reason", "Підробка"), new("decision", "Dismissed"), new("Chosen", secret.Id.ToString()), new("Because", "Підробка")]);
                Assert.That(Leaks(answer, secrets), Is.Empty, $"{who}: {path}?handler={handler}");
            }
    }

    private static IEnumerable<string> Leaks(Answer answer, string[] secrets) => secrets.Where(s => answer.Text.Contains(s, StringComparison.Ordinal));

    private IEnumerable<string> Paths() => Pages().SelectMany(p => Filled(p.Pattern).SelectMany(path => p.Reads.Select(h => h == "" ? path : $"{path}?handler={h}"))).Distinct();

    /// <summary>Every id in every place of an address; where there are two places, both change together and against the secret.</summary>
    private IEnumerable<string> Filled(string pattern)
    {
        var places = Place().Matches(pattern).Count;
        if (places == 0)
            return ["/" + pattern];
        var same = ids.Select(id => "/" + Place().Replace(pattern, id));
        return places == 1 ? same : same.Concat(ids.Select(id => "/" + Place().Replace(Place().Replace(pattern, secret.Id.ToString(), 1), id)));
    }

    private IEnumerable<(string Pattern, IReadOnlyList<string> Reads, IReadOnlyList<string> Writes)> Pages()
    {
        var all = stage.Hub.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("contest", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.That(all, Has.Count.GreaterThan(8));
        return all.Select(e => (e.RoutePattern.RawText!.TrimStart('/'), HandlersOf(e.Metadata.GetMetadata<PageActionDescriptor>(), "OnGet"), HandlersOf(e.Metadata.GetMetadata<PageActionDescriptor>(), "OnPost"))).DistinctBy(p => p.Item1);
    }

    private static IReadOnlyList<string> HandlersOf(PageActionDescriptor? page, string verb)
    {
        if (page is null)
            return [""];
        var name = page.ViewEnginePath.TrimStart('/').Replace('/', '.');
        var model = typeof(ContestModule).Assembly.GetTypes().FirstOrDefault(t => t.IsSubclassOf(typeof(HubPage)) && t.FullName == $"Hub.Contest.{name}Model");
        return [.. (model?.GetMethods(BindingFlags.Public | BindingFlags.Instance) ?? []).Where(m => m.Name.StartsWith(verb, StringComparison.Ordinal)).Select(m => HandlerName().Match(m.Name)).Select(m => m.Groups[1].Value).Append("").Distinct()];
    }

    private Task<string> Fingerprint() => stage.Db(async db => string.Join('\n',
        (await db.Ballots.AsNoTracking().OrderBy(b => b.Id).ToListAsync()).Select(b => $"{b.Id} {b.Version} {b.State}")
        .Concat((await db.Conflicts.AsNoTracking().OrderBy(c => c.Id).ToListAsync()).Select(c => $"{c.Id} {c.State}"))
        .Concat((await db.Assignments.AsNoTracking().OrderBy(a => a.EntryId).ThenBy(a => a.JurorId).ToListAsync()).Where(a => a.JurorId != own).Select(a => $"{a.EntryId} {a.JurorId}"))
        .Append($"{await db.ChairVotes.CountAsync()} {await db.PublicVotes.CountAsync()} {await db.PublishedResults.CountAsync()}")));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex("^On(?:Get|Post)(.*?)(?:Async)?$")]
    private static partial Regex HandlerName();
}
