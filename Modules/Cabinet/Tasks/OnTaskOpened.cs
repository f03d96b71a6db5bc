using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Hub.SharedKernel.Languages;

namespace Hub.Cabinet.Tasks;

/// <summary>Something waits, or what was said about it before is replaced.</summary>
internal sealed class OnTaskOpened(CabinetDb db, TimeProvider time, ModuleTexts texts) : Subscriber<TaskOpened, CabinetDb>(db, time)
{
    protected override async Task On(TaskOpened fact, CancellationToken cancel)
    {
        object[] arguments = [.. fact.Arguments];
        (await Db.KnownOrNewTask(fact.Module, fact.TaskId, cancel)).Open(fact,
            texts.In("uk", fact.Module, fact.TextKey, arguments), texts.In("en", fact.Module, fact.TextKey, arguments));
    }
}

/// <summary>Nothing waits any more. Told before the opening arrived, it is kept, so that the late opening opens nothing.</summary>
internal sealed class OnTaskClosed(CabinetDb db, TimeProvider time) : Subscriber<TaskClosed, CabinetDb>(db, time)
{
    protected override async Task On(TaskClosed fact, CancellationToken cancel) =>
        (await Db.KnownOrNewTask(fact.Module, fact.TaskId, cancel)).Close(fact);
}
