using Hub.SharedKernel.Jobs;

namespace Hub.Practices.Freshness;

/// <summary>The daily look at age: owners are asked, terms that passed are counted, places in the list fade.</summary>
internal sealed class CheckFreshness(MissTerms miss, RemindOwners remind, RankAgain rank) : IJob
{
    public async Task Run(CancellationToken cancel)
    {
        await miss.Run(cancel);
        await remind.Run(cancel);
        await rank.Run(cancel);
    }
}
