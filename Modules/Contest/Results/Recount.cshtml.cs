using Microsoft.AspNetCore.Authorization;

namespace Hub.Contest.Results;

/// <summary>The ranking counted again in front of the reader, from the very file that can be downloaded.</summary>
[AllowAnonymous]
internal sealed class RecountModel(ContestDb db, PublishedCounts counts, TimeProvider time) : ResultPage(db, counts, time)
{
    protected override Task LoadResult(CancellationToken cancel)
    {
        NothingHere = Count is null;
        return Task.CompletedTask;
    }
}
