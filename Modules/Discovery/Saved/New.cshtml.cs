using Hub.Discovery.Searching;
using Hub.Discovery.Updates;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Saved;

/// <summary>Follows the search of the address: under which name, mailed how often.</summary>
[Authorize]
internal sealed class NewPage(SaveQuery save, QueryInWords words, ICurrentUser user, IStringLocalizer<Texts> texts) : SavedForm(texts)
{
    private readonly IStringLocalizer<Texts> texts = texts;

    public SearchQuery Query => SearchQuery.From(Request.Query) with { Sort = default, CutFrom = 0 };

    public string InWords => words.Run(Query);

    public void OnGet() => Input.Name = SavedQuery.NameOf(InWords);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await save.Run(user.RequiredId, Query, Input.Name, Input.Pace, Language.Current, cancel);
        Done = texts[Input.Pace == UpdatePace.Never ? "Saved.DoneQuietly" : "Saved.Done"];
        return LocalRedirect(Language.Path("/discovery/saved", Language.Current));
    }
}
