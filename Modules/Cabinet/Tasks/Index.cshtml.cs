using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Tasks;

/// <summary>Everything that waits for the person, in all modules.</summary>
[Authorize]
internal sealed class TasksPage(CabinetDb db, LoadedModules modules, ICurrentUser user, TimeProvider time) : HubPage
{
    private const int Size = 30;

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public int Total { get; private set; }

    public IReadOnlyList<TaskLine> Tasks { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var waiting = db.Tasks.WaitingFor(User, user.RequiredId, modules.Names);
        Total = await waiting.CountAsync(cancel);
        Pages = (Total + Size - 1) / Size;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        Tasks = TaskLine.From(await waiting.Skip((Number - 1) * Size).Take(Size).ToListAsync(cancel), modules, time.GetUtcNow());
    }
}
