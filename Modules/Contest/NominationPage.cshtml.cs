using Hub.Contest.Reading;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Contest;

/// <summary>A nomination: what is entered, by which criteria and weights it is judged, what each score means.</summary>
[AllowAnonymous]
internal sealed class NominationPageModel(ContestDb db, TimeProvider time) : RoundOnPage(db, time)
{
    [BindProperty(SupportsGet = true)] public string Slug { get; set; } = "";

    public Nomination Nomination { get; private set; } = null!;

    protected override Task LoadMore(CancellationToken cancel)
    {
        var found = Nominations.FirstOrDefault(n => n.Slug == Slug);
        NothingHere = found is null;
        Nomination = found!;
        return Task.CompletedTask;
    }
}
