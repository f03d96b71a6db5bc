using Hub.Cabinet.Organisations;
using Hub.Cabinet.People;
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
        Assert.That(Account.Said(again), Does.Contain("вже є: Рада «Ґанок»"));

        var visitor = await Account.SignedIn(hub, second);
        var found = await visitor.Get("/cabinet/organisations?q=" + Uri.EscapeDataString("ґанок"));
        var joined = await (await found.Submit("main .hub-list form")).Follow();
        Assert.That(joined.Main, Does.Contain("Рада «Ґанок»").And.Contain("Вінницька область"));
        Assert.That((await Snapshot(second)).Organisations, Is.EqualTo(new[] { Code }), "known to every module at once");

        await joined.Submit("main .hub-list form");
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
        for (var i = 0; i < JoinOrganisation.Most; i++)
            await Add(person, $"Організація {i}");

        Assert.That(Assert.ThrowsAsync<SharedKernel.RuleViolation>(() => Add(person, "Ще одна"))!.Key, Is.EqualTo("Organisation.TooMany"));
    }

    private Task Add(Person person, string name) => hub.Run<AddOrganisation>(add =>
        add.Run(person.Id, new(null, name, null, OrganisationKind.Other, null), default));

    private async Task<PersonSnapshot> Snapshot(Person person) =>
        (await hub.Services.GetRequiredService<PersonSnapshots>().Of(person.Id, default))!;
}
