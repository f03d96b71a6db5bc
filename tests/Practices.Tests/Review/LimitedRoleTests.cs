using System.Reflection;
using Hub.Practices.Endorsements;
using Hub.Practices.Feedback;
using Hub.Practices.Removal;
using Hub.Practices.Replications;
using Hub.Practices.Review;
using Hub.Practices.Tests.Reading;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Hub.Practices.Tests.Review.ReviewStage;

namespace Hub.Practices.Tests.Review;

/// <summary>Who has a role for a region or an organisation works on exactly its practices, and on nothing else by any address.</summary>
[Engines]
public sealed class LimitedRoleTests(EngineKind engine)
{
    private const string Ministry = "00032684";

    private static readonly string[] permissions = [PracticesModule.Review, PracticesModule.Moderate, PracticesModule.Endorse];

    private static readonly TestPerson editor = Limited("Олена з Вінниці", null, Samples.Vinnytsia);
    private static readonly TestPerson official = Limited("Петро з міністерства", Ministry, null);
    private static readonly TestPerson both = Limited("Ірина з обома межами", Ministry, Samples.Lviv);
    private static readonly TestPerson expert = new("Експертка Вінниччини") { Limited = [new(PracticesModule.Advise, null, Samples.Vinnytsia)] };

    private ReviewStage stage = null!;
    private Site here = null!;
    private Site there = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        stage = await ReviewStage.Start(new() { Engine = engine });
        foreach (var person in new[] { editor, official, both, expert })
            stage.As(person);
        here = await Make("Вінницька", Samples.Vinnytsia, "00032112", editor);
        there = await Make("Львівська", Samples.Lviv, Ministry, Editor);
    }

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public void Every_page_that_a_permission_guards_is_tried_here()
    {
        var guarded = typeof(PracticesModule).Assembly.GetTypes().Where(t => t.GetCustomAttribute<RequirePermissionAttribute>() is not null).Select(t => t.Name[..^5]);

        // An imported file may hold practices of any place: no limited role opens that page.
        Assert.That(Pages(here).Select(p => p.Page), Is.SupersetOf(guarded.Except(["Import", "Progress", "Queue", "Advice"])));
    }

    [Test]
    public async Task A_limited_role_opens_the_pages_of_its_practices_and_no_others()
    {
        foreach (var (page, path, person) in Pages(here))
            Assert.That((await stage.As(person).Get(path)).Status, Is.EqualTo(200), $"{page}: {person.Name} {path}");
        foreach (var (page, path, person) in Pages(there))
            Assert.That((await stage.As(person).Get(path)).Status, Is.EqualTo(404), $"{page}: {person.Name} {path}");
        Assert.That((await stage.As(editor).Get("/practices/exchange/import")).Status, Is.EqualTo(403));
        Assert.That((await stage.As(editor).Get($"/practices/exchange/progress?id={Guid.NewGuid()}")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Forms_sent_to_forged_addresses_find_nothing_and_change_nothing()
    {
        var before = await State();
        foreach (var (page, path, person) in Pages(there))
        {
            var visitor = stage.As(person);
            var fields = Fields(Token(await visitor.Get(Pages(here).Single(p => p.Page == page).Path)));
            foreach (var handler in new[] { "", "?handler=Take", "?handler=Release", "?handler=Autosave", "?handler=Confirm", "?handler=Decline" })
                Assert.That((await visitor.PostExactly(path + handler, fields)).Status, Is.EqualTo(404), page + handler);
        }
        var queue = stage.As(editor);
        var taken = await queue.PostExactly($"/practices/review/queue?handler=Take&id={there.Version}", Fields(Token(await queue.Get(Item(here.Version)))));

        Assert.That(taken.Status, Is.EqualTo(404));
        Assert.That(await State(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_queue_and_the_waiting_replications_show_what_lies_within_the_limits()
    {
        foreach (var (person, mine) in new[] { (editor, here), (official, there), (both, there) })
            foreach (var page in new[] { "/practices/review/queue", "/practices/review/queue?view=removal", "/practices/replications/waiting" })
            {
                var shown = await stage.As(person).Get(page);
                Assert.That(shown.Main, Does.Contain(mine.Name).And.Not.Contain(mine == here ? there.Name : here.Name), $"{person.Name} {page}");
            }
        var counts = (await stage.As(editor).Run<ReviewQueue, QueuePage>(q => q.Run(QueueView.All, null, editor.Id, 1, CancellationToken.None))).Counts;
        Assert.That((counts[QueueView.All], counts[QueueView.Mine], counts[QueueView.Experts], counts[QueueView.Removal]), Is.EqualTo((1, 1, 1, 1)));
    }

    [Test]
    public async Task The_menu_leads_a_limited_role_to_its_work()
    {
        var menu = (await stage.As(editor).Get("/cabinet")).Html.QuerySelectorAll("nav a").Select(a => a.GetAttribute("href")).ToList();

        Assert.That(menu, Does.Contain("/practices/review/queue").And.Contain("/practices/replications/waiting").And.Not.Contain("/practices/exchange/import"));
        Assert.That((await stage.As(Owner).Get("/cabinet")).Html.QuerySelectorAll("nav a").Select(a => a.GetAttribute("href")), Does.Not.Contain("/practices/review/queue"));
    }

    [Test]
    public async Task Tasks_wait_for_the_limited_within_their_limits_alone()
    {
        var waiting = await stage.Submitted("Чекає Вінниччина", c => c.Region = Samples.Vinnytsia);
        await stage.DeliverAll();

        Assert.That(await Tasks(editor), Has.Some.Contains("Чекає Вінниччина"));
        Assert.That(await Tasks(official), Has.None.Contains("Чекає Вінниччина"));
        Assert.That(await Tasks(both), Has.None.Contains("Чекає Вінниччина"));
        Assert.That(await Tasks(both), Has.Some.Contains(there.Name), "the wish to take out what lies within both limits");
        var told = (await stage.Facts<NoticeRaised>()).Single(n => n.Link.EndsWith(waiting.ToString(), StringComparison.Ordinal) && n.TextKey == "Notice.Submitted");
        Assert.That((told.Permission, told.OrganisationCode, told.Territory), Is.EqualTo((PracticesModule.Review, "00032112", Samples.Vinnytsia)));
        await stage.As(editor).Run<TakeVersion, bool>(u => u.Run(waiting, CancellationToken.None));
        await stage.As(Second).Run<TakeVersion, bool>(u => u.Run(waiting, CancellationToken.None));
        await stage.Hub.Db<PracticesDb>(db => db.Versions.Where(v => v.Id == waiting).ExecuteUpdateAsync(set => set.SetProperty(v => v.State, VersionState.Rejected)));
    }

    [Test]
    public async Task A_new_version_that_names_another_region_is_no_way_around_the_limits()
    {
        var published = await stage.PracticeOf(await stage.Published("Опублікована у Львові", c => (c.Region, c.OrganisationCode) = (Samples.Lviv, "00032112")));
        var moved = Guid.CreateVersion7();
        await stage.As(Owner).Run<Hub.Practices.Submission.StartNewVersion, Guid?>(u => u.Run(published.Id, moved, CancellationToken.None));
        await stage.Hub.Db<PracticesDb>(async db =>
        {
            var version = await db.Versions.SingleAsync(v => v.Id == moved);
            version.Save(Tests.Submission.Sample.Whole("Опублікована у Львові"), Owner.Id, stage.Time.GetUtcNow());
            await db.SaveChangesAsync();
            var content = version.Read();
            content.Region = Samples.Vinnytsia;
            version.Save(content, Owner.Id, stage.Time.GetUtcNow());
            await db.SaveChangesAsync();
        });
        await stage.Submit(moved, new("Переїхали."));

        Assert.That((await stage.As(editor).Get(Item(moved))).Status, Is.EqualTo(404));
        Assert.That((await stage.As(editor).Get("/practices/review/queue")).Main, Does.Not.Contain("Опублікована у Львові"));
        Assert.That((await stage.As(Editor).Get(Item(moved))).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Only_experts_in_whose_limits_it_lies_can_be_invited()
    {
        Assert.That((await stage.As(editor).Get($"/practices/review/invite/{here.Version}")).Html.QuerySelectorAll("option").Select(o => o.TextContent), Does.Contain(Other.Name));
        var options = (await stage.As(Editor).Get($"/practices/review/invite/{there.Version}")).Html.QuerySelectorAll("option").Select(o => o.TextContent).ToList();
        Assert.That(options, Does.Contain(Other.Name).And.Not.Contain(expert.Name));
    }

    [Test]
    public async Task Readers_with_a_limited_role_see_its_buttons_on_its_practices_alone()
    {
        foreach (var (site, may) in new[] { (here, true), (there, false) })
        {
            var links = (await stage.As(editor).Get($"/practices/{site.Slug}")).Html.QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? "").ToList();
            Assert.That((links.Any(l => l.Contains("endorsements/give", StringComparison.Ordinal)), links.Any(l => l.Contains("endorsements/revoke", StringComparison.Ordinal)),
                links.Any(l => l.Contains("feedback/hide", StringComparison.Ordinal))), Is.EqualTo((may, may, may)), site.Name);
        }
    }

    private static TestPerson Limited(string name, string? code, string? region) =>
        new(name) { Limited = [.. permissions.Select(p => new ScopedPermission(p, code, region))] };

    private static IReadOnlyList<(string Page, string Path, TestPerson Person)> Pages(Site site) =>
    [
        ("Item", Item(site.Version), editor),
        ("Publish", $"/practices/review/publish/{site.Version}", editor),
        ("Return", $"/practices/review/return/{site.Version}", editor),
        ("Reject", $"/practices/review/reject/{site.Version}", editor),
        ("Invite", $"/practices/review/invite/{site.Version}", editor),
        ("Advise", $"/practices/review/advise/{site.Invitation}", expert),
        ("Decline", $"/practices/review/decline/{site.Invitation}", expert),
        ("Withdraw", $"/practices/removal/withdraw/{site.Slug}", editor),
        ("Decide", RemovalRequest.Path(site.Wish), editor),
        ("Confirm", RecordReplication.ConfirmPath(site.Replication), editor),
        ("Give", $"/practices/endorsements/give/{site.Slug}", editor),
        ("Revoke", $"/practices/endorsements/revoke/{site.Endorsement}", editor),
        ("Hide", $"/practices/feedback/hide/{site.Feedback}", editor),
    ];

    private static string Token(Answer page) => page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static Dictionary<string, string> Fields(string token) => new()
    {
        ["__RequestVerificationToken"] = token,
        ["Reason"] = "Спроба",
        ["Seen"] = "1",
        ["Agreed"] = "yes",
        ["PublicReason"] = "Спроба",
        ["Input.Advice"] = "Спроба",
        ["Input.Recommendation"] = "Publish",
        ["Input.OrganisationUk"] = "Спроба",
        ["Input.BecauseUk"] = "Спроба",
        ["Input.ExpertId"] = Other.Id.ToString(),
        ["Reasons[Problem]"] = "Спроба",
    };

    private async Task<string[]> Tasks(TestPerson person) =>
        [.. (await stage.As(person).Get("/cabinet/tasks")).Html.QuerySelectorAll("main .hub-list__item").Select(line => line.TextContent)];

    /// <summary>Everything a forged form could have changed.</summary>
    private Task<string> State() => stage.Db(async db => string.Join('\n',
    [
        .. await db.Versions.OrderBy(v => v.Id).Select(v => $"{v.Id} {v.State} {v.EditorId} {v.Version}").ToListAsync(),
        .. await db.Practices.OrderBy(p => p.Id).Select(p => $"{p.Id} {p.Status} {p.Version}").ToListAsync(),
        $"{await db.Timeline.CountAsync()} {await db.Endorsements.CountAsync(e => e.RevokedAt == null)} {await db.ReviewDrafts.CountAsync()} {await db.ExpertInvitations.CountAsync(i => i.AnsweredAt == null && i.DeclinedAt == null)}",
        $"{await db.Replications.CountAsync(r => r.ConfirmedAt == null && r.DeclinedAt == null)} {await db.RemovalRequests.CountAsync(r => r.DecidedAt == null)} {await db.Feedback.CountAsync(f => f.HiddenAt == null)}",
    ]));

    /// <summary>A version on an editor's table, and a published practice with everything around it.</summary>
    private async Task<Site> Make(string name, string region, string code, TestPerson reviewer)
    {
        void Belong(PracticeContent content) => (content.Region, content.OrganisationCode) = (region, code);
        var version = await stage.Submitted($"{name} на розгляді", Belong);
        await stage.Take(version, reviewer);
        var practice = await stage.PracticeOf(await stage.Published($"{name} опублікована", Belong));
        await stage.As(Owner).Run<AskRemoval, bool>(u => u.Run(practice.Slug!, "Застаріла.", CancellationToken.None));
        var (replication, endorsement, feedback) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await stage.As(Second).Run<RecordReplication, bool>(u => u.Run(replication, practice.Slug!, new(null, new("Калуська міська рада"), "UA26000000000069363", new(""),
            new DateOnly(2025, 1, 1), null, null, new(""), new("Працює."), null), CancellationToken.None));
        await stage.As(Endorser).Run<GiveEndorsement, bool>(u => u.Run(practice.Slug!, new() { Id = endorsement, OrganisationUk = "Асоціація міст", BecauseUk = "бачили самі." }, CancellationToken.None));
        return await stage.Hub.Db<PracticesDb, Site>(async db =>
        {
            var item = await db.Versions.SingleAsync(v => v.Id == version);
            var invitation = ExpertInvitation.Invite(expert.Id, item, await db.Practices.SingleAsync(p => p.Id == item.PracticeId), reviewer.Id, null, stage.Time.GetUtcNow());
            var said = CitizenFeedback.Give(feedback, practice, Second.Id, new(Verdict.Yes, region, "Місто", new DateOnly(2025, 5, 1), "Справді працює.", null, false), false, stage.Time.GetUtcNow());
            db.AddRange(invitation, said);
            (await db.Practices.SingleAsync(p => p.Id == practice.Id)).Judged(1, 0, 0, stage.Time.GetUtcNow());
            await db.SaveChangesAsync();
            var wish = await db.RemovalRequests.Where(r => r.PracticeId == practice.Id).Select(r => r.Id).SingleAsync();
            return new Site(name, version, invitation.Id, practice.Slug!, wish, replication, endorsement, feedback);
        });
    }

    private sealed record Site(string Name, Guid Version, Guid Invitation, string Slug, Guid Wish, Guid Replication, Guid Endorsement, Guid Feedback);
}
