using Hub.Practices.Reading;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;

namespace Hub.Practices;

/// <summary>How the promoted order is computed, with the live numbers of those that stand first.</summary>
[AllowAnonymous]
internal sealed class RankingModel(PracticeLists lists, PracticeIndex index) : HubPage
{
    private const int Examples = 3;

    public IReadOnlyList<PracticeCard> Top { get; private set; } = [];

    public DateTimeOffset AsOf { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        AsOf = (await index.Current(cancel)).AsOf;
        Top = await lists.First(new(), Examples, cancel);
    }
}
