using Hub.Cabinet.Organisations;
using Hub.Cabinet.Organisations.Joining;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Cabinet.Tests.Organisations;

/// <summary>Where people work.</summary>
[Engines]
public sealed class OrganisationTests(EngineKind engine)
{
    private const string Code = "00032684";
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task An_organisation_added_by_one_is_found_and_joined_by_another()
    {
        var (first, second) = (await Account.Make(hub), await Account.Make(hub));
        var added = await (await Account.SignedIn(hub, first)).Post("/cabinet/organisations/add",
            ("Input.Code", Code), ("Input.NameUk", "Рада «Ґанок»"), ("Input.Kind", "LocalGovernment"), ("Input.Region", "UA05000000000010236"));
        Assert.That(added.Status, Is.EqualTo(302), string.Join(' ', added.Errors));
        var again = await (await Account.SignedIn(hub, second)).Post("/cabinet/organisations/add",
            ("Input.Code", Code), ("Input.NameUk", "Рада"), ("Input.Kind", "LocalGovernment"));
        Assert.That(again.Html.QuerySelector("#alike")!.TextContent, Does.Contain("Рада «Ґанок»"), "offered instead of an error");
        Assert.That(again.Html.QuerySelector("#Input_NameUk")!.GetAttribute("value"), Is.EqualTo("Рада"), "nothing typed is lost");

        var visitor = await Account.SignedIn(hub, second);
        var found = await visitor.Get("/cabinet/organisations?q=" + Uri.EscapeDataString("ґанок"));
        Assert.That(found.Html.QuerySelector("#found")!.TextContent, Does.Contain("Рада «Ґанок»").And.Contain("Вінницька область"));
        await Approve(second, Code);
        Assert.That((await Snapshot(second)).Organisations, Is.EqualTo(new[] { Code }), "known to every module at once");

        await (await visitor.Get("/cabinet/organisations")).Submit("#mine form");
        Assert.That((await Snapshot(second)).Organisations, Is.Empty);
    }

    [Test]
    public async Task A_code_whose_check_digit_is_wrong_is_refused_beside_its_field()
    {
        var answer = await (await Account.SignedIn(hub, await Account.Make(hub))).Post("/cabinet/organisations/add",
            ("Input.Code", "00032685"), ("Input.NameUk", "Рада"), ("Input.Kind", "Other"));

        Assert.That(answer.Html.QuerySelector("#Input_Code")!.GetAttribute("aria-invalid"), Is.EqualTo("true"));
        Assert.That(Account.Said(answer), Does.Contain("Такого коду ЄДРПОУ не буває"));
    }

    [Test]
    public async Task Nobody_works_everywhere()
    {
        var person = await Account.Make(hub);
        for (var i = 0; i < Intake.Most; i++)
            await Add(person, $"Організація {i}");

        Assert.That(Assert.ThrowsAsync<SharedKernel.RuleViolation>(() => Add(person, "Ще одна"))!.Key, Is.EqualTo("Organisation.TooMany"));
    }

    private async Task Approve(Person person, string code)
    {
        var id = await hub.Db<CabinetDb, Guid>(async db => (await db.ByCode(code, default))!.Id);
        await hub.Run<AskToJoin>(ask => ask.Run(person.Id, id, RequestKind.Join, "", default));
        var request = await hub.Db<CabinetDb, Guid>(db => Task.FromResult(db.JoinRequests.Single(r => r.PersonId == person.Id).Id));
        await hub.As(new TestPerson("Реєстратор", RoleCatalog.Organisations)).Run<ApproveRequest>(approve => approve.Run(request, default));
    }

    private Task Add(Person person, string name) => hub.Run<AddOrganisation>(add =>
        add.Run(person.Id, new(null, name, null, OrganisationKind.Other, null), default));

    private async Task<PersonSnapshot> Snapshot(Person person) =>
        (await hub.Services.GetRequiredService<PersonSnapshots>().Of(person.Id, default))!;
}
