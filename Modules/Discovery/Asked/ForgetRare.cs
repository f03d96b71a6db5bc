using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Asked;

/// <summary>Every night forgets words that were asked for rarely and not for a month: somebody's name may be among them.</summary>
internal sealed class ForgetRare(DiscoveryDb db, TimeProvider time) : IJob
{
    public async Task Run(CancellationToken cancel)
    {
        var before = time.GetUtcNow() - AskedWords.Kept;
        await db.Asked.Where(a => a.Times < AskedWords.ShownFrom && a.LastOn < before).ExecuteDeleteAsync(cancel);
    }
}
