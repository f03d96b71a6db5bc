using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Practices.Replications;

/// <summary>Replications that wait for a decision of the reader.</summary>
[Authorize]
internal sealed class WaitingModel(WaitingReplications waiting) : HubPage
{
    public IReadOnlyList<WaitingReplication> Items { get; private set; } = [];
    public int Count { get; private set; }
    public int Number { get; private set; }
    public int Pages => Math.Max(1, (Count + WaitingReplications.PageSize - 1) / WaitingReplications.PageSize);

    public async Task OnGet([FromQuery(Name = "page")] int number = 1, CancellationToken cancel = default)
    {
        Number = Math.Clamp(number, 1, 10_000);
        (Items, Count) = await waiting.Run(Number, cancel);
    }
}
