using Hub.Contest.Counting;
using Hub.Contest.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Hub.Contest.Results;

/// <summary>A page about the published result of a round: the latest, or an earlier one by its number.</summary>
internal abstract class ResultPage(ContestDb db, PublishedCounts counts, TimeProvider time) : RoundOnPage(db, time)
{
    private const int MostResults = 50;

    [BindProperty(SupportsGet = true), FromQuery(Name = "number")] public int? Asked { get; set; }

    /// <summary>All of them, the latest first.</summary>
    public IReadOnlyList<ResultHead> Results { get; private set; } = [];

    /// <summary>The one that is shown; null when none is published.</summary>
    public ResultHead? Result { get; private set; }

    public RoundCount? Count { get; private set; }

    public bool IsLatest => Result == Results.FirstOrDefault();

    protected PublishedCounts Counts => counts;

    protected IStringLocalizer Texts => HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();

    /// <summary>Keeps the reader on the result they look at.</summary>
    public string Query => IsLatest ? "" : FormattableString.Invariant($"?number={Result!.Number}");

    public string Title => IsEnglish ? Round.TitleEn ?? Round.TitleUk : Round.TitleUk;

    public string FileOf(string kind) => Downloads.Path(Round.Year, Result!.Number, kind);

    public Nomination? Nomination(string key) => Nominations.FirstOrDefault(n => CountKeys.Of(n) == key);

    protected sealed override async Task LoadMore(CancellationToken cancel)
    {
        Results = await ResultHead.Of(Db, Round.Id).Take(MostResults).ToListAsync(cancel);
        Result = Asked is null ? Results.FirstOrDefault() : Results.FirstOrDefault(r => r.Number == Asked);
        NothingHere = Asked is not null && Result is null;
        if (Result is not null)
            Count = await counts.Of(Db, Result.Id, cancel);
        if (!NothingHere)
            await LoadResult(cancel);
    }

    protected abstract Task LoadResult(CancellationToken cancel);
}
