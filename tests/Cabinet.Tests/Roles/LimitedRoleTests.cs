using Hub.Cabinet.Organisations.Merging;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.Cabinet.Tests.Organisations;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.Roles;

/// <summary>A role may count for one organisation, in one region and for a time only.</summary>
[Engines]
public sealed class LimitedRoleTests(EngineKind engine)
{
    private const string Code = "20001237";
    private const string OldCode = "20001258";
    private const string Vinnytsia = "UA05000000000010236";
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine, Time = time, Adjust = SchoolModule.AddTo });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task A_role_for_one_organisation_in_one_region_counts_nowhere_else()
    {
        var person = await Account.Make(hub);
        var council = await OrganisationStage.Organisation(hub, "Рада з роллю", code: Code);
        await Give(person, new(council.Id, Vinnytsia));
        var held = (await Snapshot(person)).Scoped;

        Assert.That((await Snapshot(person)).Permissions, Does.Not.Contain("school.teach"), "a question without a place is about everywhere");
        Assert.That(held.Any(p => p.Allows("school.teach", Code, "UA05020030000031457")), Is.True, "a community of the region lies in it");
        Assert.That(held.Any(p => p.Allows("school.teach", Code, "UA26000000000069363") || p.Allows("school.teach", "00032684", Vinnytsia)
            || p.Allows("school.teach", Code, null) || p.Allows("school.teach", null, Vinnytsia)), Is.False);
    }

    [Test]
    public async Task A_role_follows_its_organisation_through_a_merger_under_both_codes()
    {
        var person = await Account.Make(hub);
        var (gone, stays) = (await OrganisationStage.Organisation(hub, "Рада з роллю колишня", code: OldCode), await OrganisationStage.Organisation(hub, "Рада з роллю теперішня", code: "20001289"));
        await Give(person, new(gone.Id, null));
        await hub.As(OrganisationStage.Registrar).Run<MergeOrganisations>(merge => merge.Run(gone.Id, stays.Id, default));

        Assert.That((await Snapshot(person)).Scoped.Select(p => p.OrganisationCode), Is.EquivalentTo(new[] { OldCode, "20001289" }));
    }

    [Test]
    public async Task A_role_ends_at_its_moment_though_what_a_person_may_is_remembered()
    {
        var person = await Account.Make(hub);
        await Give(person, GrantScope.Everywhere, until: time.GetUtcNow().AddSeconds(20));
        var before = (await Snapshot(person)).Permissions.Contains("school.teach");
        time.Advance(TimeSpan.FromSeconds(19));
        var still = (await Snapshot(person)).Permissions.Contains("school.teach");
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That((before, still, (await Snapshot(person)).Permissions.Contains("school.teach")), Is.EqualTo((true, true, false)));
    }

    [Test]
    public async Task A_role_begins_at_its_moment_though_what_a_person_may_is_remembered()
    {
        var person = await Account.Make(hub);
        await hub.As(Admin()).Run<GiveRole>(give => give.Run(person.Id, "school.teacher", "наказ", time.GetUtcNow().AddSeconds(10), null, default));
        var before = (await Snapshot(person)).Permissions.Contains("school.teach");
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.That((before, (await Snapshot(person)).Permissions.Contains("school.teach")), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Its_holder_is_told_a_week_before_and_at_the_end_once_each()
    {
        var person = await Account.Make(hub);
        await Give(person, GrantScope.Everywhere, until: time.GetUtcNow().AddDays(30));
        var told = new List<int>();
        foreach (var days in new[] { 0, 22, 2, 5, 2 })
        {
            time.Advance(TimeSpan.FromDays(days));
            await hub.Run<WatchGrants>(watch => watch.Run(default));
            await hub.Run<WatchGrants>(watch => watch.Run(default));
            told.Add(await hub.Db<CabinetDb, int>(db => db.Notices.CountAsync(n => n.PersonId == person.Id && n.Kind != "Notice.RoleGiven")));
        }

        Assert.That(told, Is.EqualTo(new[] { 0, 0, 1, 1, 2 }));
        Assert.That(await hub.Db<CabinetDb, List<string>>(db => db.Notices.Where(n => n.PersonId == person.Id).OrderBy(n => n.Id).Select(n => n.Kind).ToListAsync()),
            Is.EqualTo(new[] { "Notice.RoleGiven", "Notice.RoleEndsSoon", "Notice.RoleEnded" }));
    }

    [Test]
    public async Task Every_grant_is_in_the_audit_log_with_its_limits_and_reason()
    {
        var person = await Account.Make(hub, "Журнальна Особа");
        var council = await OrganisationStage.Organisation(hub, "Рада журналу", code: "00032684");
        await Give(person, new(council.Id, Vinnytsia), until: time.GetUtcNow().AddDays(3));
        await OrganisationStage.Deliver(hub);
        var line = await hub.Db<CabinetDb, string>(db => db.Audit.Where(a => a.Action == "role.given" && a.Subject == $"person/{person.Id}").Select(a => a.Details).SingleAsync());

        Assert.That(line, Does.Contain("school.teacher").And.Contain("00032684").And.Contain(Vinnytsia).And.Contain("наказ"));
    }

    [Test]
    public async Task Roles_of_the_portal_itself_are_not_limited_and_an_organisation_needs_a_code()
    {
        var person = await Account.Make(hub);
        var council = await OrganisationStage.Organisation(hub, "Рада без коду для ролі");

        Assert.That(await OrganisationStage.Broken(() => Give(person, new(null, Vinnytsia), role: RoleCatalog.Administrator)), Is.EqualTo("Grant.NotLimited"));
        Assert.That(await OrganisationStage.Broken(() => Give(person, new(council.Id, null))), Is.EqualTo("Grant.OrganisationWithoutCode"));
    }

    [Test]
    public async Task Holders_for_a_place_are_found_by_those_who_ask_for_that_place()
    {
        var (here, everywhere) = (await Account.Make(hub), await Account.Make(hub));
        await Give(here, new(null, Vinnytsia));
        await Give(everywhere, GrantScope.Everywhere);
        var inVinnytsia = await hub.Run<IPeople, IReadOnlyList<PersonName>>(people => people.WithPermission("school.teach", null, Vinnytsia, default));
        var unlimited = await hub.Run<IPeople, IReadOnlyList<PersonName>>(people => people.WithPermission("school.teach", default));

        Assert.That(inVinnytsia.Select(p => p.Id), Is.SupersetOf(new[] { here.Id, everywhere.Id }));
        Assert.That(unlimited.Select(p => p.Id), Does.Contain(everywhere.Id).And.Not.Contain(here.Id));
    }

    [Test]
    public async Task The_form_gives_a_limited_role_and_both_pages_show_the_limits()
    {
        var person = await Account.Make(hub, "Обмежена Особа");
        await OrganisationStage.Organisation(hub, "Рада з форми", code: "20001266");
        var admin = hub.As(Admin());
        var given = await (await admin.Get($"/cabinet/people/{person.Id}")).Submit("main form", ("Input.Role", "school.teacher"), ("Input.Reason", "лист 5"),
            ("Input.Organisation", "20001266"), ("Input.Region", Vinnytsia), ("Input.Until", "2099-01-31"));
        Assert.That(given.Status, Is.EqualTo(302), string.Join(' ', given.Errors));

        var mine = await (await Account.SignedIn(hub, person)).Get("/cabinet/roles");
        Assert.That((await given.Follow()).Main, Does.Contain("Рада з форми").And.Contain("Вінницька область").And.Contain("31 січня 2099"));
        Assert.That(mine.Main, Does.Contain("Рада з форми").And.Contain("лист 5").And.Contain("Адміністратор"));
    }

    [Test]
    public async Task Grants_are_filtered_and_taken_away_as_a_table()
    {
        var person = await Account.Make(hub, "=Формула Небезпечна");
        await Give(person, new(null, Vinnytsia));
        var admin = hub.As(Admin());
        var query = "?q=" + Uri.EscapeDataString("формула") + "&role=school.teacher&state=valid&region=" + Vinnytsia;
        var (shown, ended, file) = (await admin.Get("/cabinet/grants" + query), await admin.Get("/cabinet/grants" + query.Replace("valid", "ended", StringComparison.Ordinal)),
            await admin.Get("/cabinet/grants.csv" + query));

        Assert.Multiple(() =>
        {
            Assert.That(shown.Main, Does.Contain("Формула Небезпечна").And.Contain("1 надання"));
            Assert.That(ended.Main, Does.Contain("Таких надань немає"));
            Assert.That(file.ContentHeaders.ContentType!.ToString(), Is.EqualTo("text/csv; charset=utf-8"));
            Assert.That(file.Text.Split("\r\n")[1], Does.StartWith("'=Формула Небезпечна,").And.Contain(Vinnytsia));
        });
        Assert.That((await hub.As(new TestPerson("Хтось")).Get("/cabinet/grants.csv")).Status, Is.EqualTo(403));
    }

    private static TestPerson Admin() => new("Адміністратор", RoleCatalog.Administer, RoleCatalog.People);

    private Task Give(Person person, GrantScope scope, DateTimeOffset? until = null, string role = "school.teacher") =>
        hub.As(Admin()).Run<GiveRole>(give => give.Run(person.Id, role, "наказ", null, until, scope, default));

    private async Task<PersonSnapshot> Snapshot(Person person) => (await hub.Services.GetRequiredService<PersonSnapshots>().Of(person.Id, default))!;
}

/// <summary>A module of a partner, with an administrator of its own.</summary>
internal sealed class SchoolModule : HubModule
{
    public override Type TextsType => typeof(Texts);

    public override Type? Database => null;

    public override IEnumerable<Role> Roles =>
    [
        new("school.administrator", "Role.Administrator", ["school.appoint"]), new("school.teacher", "Role.CabinetAdministrator", ["school.teach"]),
    ];

    public static void AddTo(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder) => builder.Services.AddSingleton<HubModule>(new SchoolModule());
}

/// <summary>The academy appoints its own teachers and nobody else.</summary>
public sealed class PartnerAdministratorTests
{
    [Test]
    public async Task A_module_administrator_appoints_a_teacher_and_cannot_touch_another_modules_roles()
    {
        await using var hub = await HubApp.Start(new() { Adjust = SchoolModule.AddTo });
        var academy = await Account.Make(hub, "Адміністраторка Академії", role: "school.administrator");
        var (teacher, editor) = (await Account.Make(hub, "Майбутній Викладач"), await Account.Make(hub, "Редактор Практик", role: "practices.editor"));
        var visitor = await Account.SignedIn(hub, academy);
        var page = await visitor.Get($"/cabinet/people/{teacher.Id}");
        Assert.That(page.Html.QuerySelectorAll("#Input_Role option").Select(o => o.GetAttribute("value")), Is.EquivalentTo(new[] { "", "school.administrator", "school.teacher" }));
        var appointed = await page.Submit("main form", ("Input.Role", "school.teacher"), ("Input.Reason", "наказ академії 12"));
        var foreign = await page.Submit("main form", ("Input.Role", "practices.editor"), ("Input.Reason", "спроба"));
        var grant = await hub.Db<CabinetDb, Guid>(db => db.Grants.Where(g => g.PersonId == editor.Id).Select(g => g.Id).SingleAsync());
        var revoke = await visitor.Post($"/cabinet/people/revoke/{grant}?", [KeyValuePair.Create("Input.Reason", "спроба"),
            KeyValuePair.Create("__RequestVerificationToken", page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        await OrganisationStage.Deliver(hub);

        Assert.Multiple(() =>
        {
            Assert.That(appointed.Status, Is.EqualTo(302), string.Join(' ', appointed.Errors));
            Assert.That(Account.Said(foreign), Does.Contain("Цю роль надає й забирає адміністратор іншого модуля"));
            Assert.That(revoke.Status, Is.EqualTo(422).Or.EqualTo(404));
        });
        var roles = await hub.Db<CabinetDb, List<string>>(db => db.Grants.Where(g => g.RevokedAt == null && (g.PersonId == teacher.Id || g.PersonId == editor.Id)).Select(g => g.RoleKey).ToListAsync());
        Assert.That(roles, Is.EquivalentTo(new[] { "school.teacher", "practices.editor" }));
        Assert.That(await hub.Db<CabinetDb, int>(db => db.Audit.CountAsync(a => a.Action == "role.given" && a.PersonId == academy.Id)), Is.EqualTo(1));
    }
}
