using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using MediatR;

namespace Hub.Cabinet.Tests.Tasks;

/// <summary>What waits for whom, whatever the order in which facts arrive.</summary>
[Engines]
public sealed class TaskTests(EngineKind engine)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task A_task_waits_for_its_person_until_it_is_closed()
    {
        var (me, task) = (new TestPerson("Я"), Guid.CreateVersion7());
        await Hear(Opened(task, me.Id) with { OccurredAt = Now });
        Assert.That(await Shown(me), Is.EqualTo(1));
        await Hear(new TaskClosed("Cabinet", task) { OccurredAt = Now.AddMinutes(1) });

        Assert.That(await Shown(me), Is.Zero);
    }

    [Test]
    public async Task A_closing_that_arrives_before_its_opening_still_closes()
    {
        var (me, task) = (new TestPerson("Я"), Guid.CreateVersion7());
        await Hear(new TaskClosed("Cabinet", task) { OccurredAt = Now.AddMinutes(1) });
        await Hear(Opened(task, me.Id) with { OccurredAt = Now });

        Assert.That(await Shown(me), Is.Zero);
    }

    [Test]
    public async Task A_task_opened_anew_waits_again_and_stands_once()
    {
        var (me, task) = (new TestPerson("Я"), Guid.CreateVersion7());
        await Hear(Opened(task, me.Id) with { OccurredAt = Now });
        await Hear(new TaskClosed("Cabinet", task) { OccurredAt = Now.AddMinutes(1) });
        await Hear(Opened(task, me.Id) with { OccurredAt = Now.AddMinutes(2) });
        await Hear(Opened(task, me.Id) with { OccurredAt = Now.AddMinutes(3) });

        Assert.That(await Shown(me), Is.EqualTo(1));
    }

    [Test]
    public async Task A_task_of_a_permission_waits_for_its_holders_only()
    {
        await Hear(Opened(Guid.CreateVersion7(), null) with { Permission = "garden.water", OccurredAt = Now });

        Assert.That((await Shown(new TestPerson("Садівниця", "garden.water")), await Shown(new TestPerson("Гість"))), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task What_is_late_is_marked_and_comes_first()
    {
        var me = new TestPerson("Я");
        await Hear(Opened(Guid.CreateVersion7(), me.Id) with { Arguments = ["без строку"], OccurredAt = Now.AddDays(-3) });
        await Hear(Opened(Guid.CreateVersion7(), me.Id) with { Arguments = ["скоро"], DueAt = Now.AddDays(2), OccurredAt = Now.AddDays(-2) });
        await Hear(Opened(Guid.CreateVersion7(), me.Id) with { Arguments = ["пізно"], DueAt = Now.AddDays(-1), OccurredAt = Now.AddDays(-1) });
        var lines = (await hub.As(me).Get("/cabinet/tasks")).Html.QuerySelectorAll(".hub-list__item").Select(l => l.TextContent).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(lines[0], Does.Contain("пізно").And.Contain("Прострочено"));
            Assert.That(lines[1], Does.Contain("скоро").And.Not.Contain("Прострочено"));
            Assert.That(lines[2], Does.Contain("без строку"));
        });
    }

    [Test]
    public async Task Tasks_of_a_module_that_is_gone_are_not_shown()
    {
        var me = new TestPerson("Я");
        await Hear(Opened(Guid.CreateVersion7(), me.Id) with { Module = "Garden", OccurredAt = Now });

        Assert.That(await Shown(me), Is.Zero);
    }

    private static TaskOpened Opened(Guid task, Guid? person) => new("Cabinet", task, person, null, "Notice.RoleGiven", ["x"], "/cabinet");

    private Task Hear<TFact>(TFact fact) where TFact : IntegrationEvent => hub.Run<IMediator>(mediator => mediator.Publish(fact));

    private async Task<int> Shown(TestPerson person) => (await hub.As(person).Get("/cabinet/tasks")).Html.QuerySelectorAll(".hub-list__item").Length;
}
