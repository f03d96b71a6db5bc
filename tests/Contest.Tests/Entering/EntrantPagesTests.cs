using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;
using static Hub.Contest.Tests.ContestStage;

namespace Hub.Contest.Tests.Entering;

/// <summary>Entrants and clerks work by the pages alone.</summary>
public sealed class EntrantPagesTests
{
    private ContestStage stage = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        stage = await ContestStage.Start();
        await stage.Publish();
        await stage.Go(A.Day(20));
    }

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test, Order(1)]
    public async Task An_entry_is_written_saved_by_itself_and_submitted_with_a_receipt()
    {
        var ann = stage.As(Ann);
        var begun = await (await ann.Get("/contest/entering/start")).Submit("main form", ("Nomination", stage.Nomination.ToString()));
        var form = await begun.Follow();
        var saved = await form.Submit("#entry", "button[value=stay]", [("Content.Title.Uk", "Черга"), ("Content.Sections[Problem].Uk", "Довго чекали")]);
        var page = await saved.Follow();
        Assert.That(page.Errors, Has.Some.Contains("«Рішення»").And.Some.Contains("контактної особи"), "what is missing is said, what is there is kept");
        Assert.That(page.Text, Does.Contain("Довго чекали"));
        var auto = await ann.PostExactly(page.Path + "&handler=Autosave", FieldsOf(page, ("Content.Summary.Uk", "Коротко")));
        Assert.That(auto.Status, Is.EqualTo(200), auto.Text);
        var old = await page.Submit("#entry", ("Content.Title.Uk", "З іншого вікна"));
        Assert.That(old.Errors, Has.Some.Contains("в іншому вікні"));
        Assert.That(old.Text, Does.Contain("З іншого вікна"));

        var id = Guid.Parse(page.Path.Split('/')[^1].Split('?')[0]);
        await stage.Fill(Ann, id);
        var receipt = await (await (await ann.Get($"/contest/entering/submit/{id}")).Submit("main form")).Follow();
        Assert.That(receipt.Main, Does.Contain("Квитанція").And.Contain("2026-001"));
    }

    [Test, Order(2)]
    public async Task A_clerk_checks_by_the_page_and_a_forged_id_finds_nothing()
    {
        var id = await stage.Submitted(Bohdan);
        var clerk = stage.As(Clerk);
        Assert.That((await clerk.Get("/contest/eligibility/queue")).Main, Does.Contain("Електронна черга"));
        Assert.That((await clerk.Get($"/contest/eligibility/item/{Guid.NewGuid()}")).Status, Is.EqualTo(404));
        var page = await clerk.Get($"/contest/eligibility/item/{id}");
        Assert.That((await page.Submit("main form", ("Input.Verdict", "Eligible"))).Errors, Has.Some.Contains("позначте все"));
        Assert.That((await page.Submit("main form", ("Input.Verdict", "Ineligible"))).Errors, Has.Some.Contains("Поясніть"));
        await page.Submit("main form", ("Input.Verdict", "Returned"), ("Input.Reason", "Бракує джерела"), ("Input.MendOn", KyivMoment.Show(A.Day(45))));
        Assert.That((await stage.Entry(id)).State, Is.EqualTo(EntryState.Returned));
        Assert.That((await stage.As(Bohdan).Get("/en/contest/entering/start")).Main, Does.Contain("Returned"));
    }

    [Test, Order(3)]
    public async Task A_clerk_of_one_region_sees_nothing_of_another()
    {
        var elsewhere = new TestPerson("Обмежена") { Limited = [new ScopedPermission(ContestModule.Check, null, "UA80000000000093317")] };
        var here = new TestPerson("Тутешня") { Limited = [new ScopedPermission(ContestModule.Check, null, "UA05000000000010236")] };
        var id = await stage.Submitted(Ann);
        Assert.That((await stage.As(elsewhere).Get($"/contest/eligibility/item/{id}")).Status, Is.EqualTo(404));
        Assert.That((await stage.As(here).Get($"/contest/eligibility/item/{id}")).Status, Is.EqualTo(200));
    }

    [Test, Order(4)]
    public async Task An_erased_person_leaves_the_entry_without_the_contact_and_no_draft()
    {
        var gone = new TestPerson("Зникла");
        stage.As(gone);
        var (draft, submitted) = (await stage.Draft(gone), await stage.Draft(gone));
        var content = A.Case();
        (content.ContactName, content.ContactEmail) = ("Зникла", gone.Email);
        await stage.Fill(gone, submitted, content);
        await stage.As(gone).Run<Contest.Entering.SubmitEntry>(u => u.Run(submitted, default));
        var fact = new PersonErased(gone.Id, PersonErased.Mark(gone.Id, gone.Email), PersonErased.Mark(gone.Id, "Зникла")) { OccurredAt = A.Day(20) };
        await stage.Hub.Db<ContestDb>(async db => { db.Publish(fact); await db.SaveChangesAsync(); });
        while (await stage.Hub.DeliverOutbox() > 0) { }

        Assert.That(await stage.Hub.Db<ContestDb, int>(db => db.Entries.CountAsync(e => e.Id == draft)), Is.Zero);
        Assert.That((await stage.Entry(submitted)).Draft.ContactEmail, Is.Empty);
        Assert.That(await stage.Hub.Db<ContestDb, int>(db => db.Submissions.CountAsync(s => s.Content.Contains(gone.Email))), Is.Zero);
    }

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(Answer page, params (string Name, string Value)[] typed) =>
        page.Html.QuerySelectorAll("#entry input[type=hidden], #entry input[name=__RequestVerificationToken]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))
            .Concat(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)));
}
