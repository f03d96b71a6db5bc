using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Hub.Contest.Jury;

/// <summary>A page of the jury for those it is for; to everybody else there is no such page, whatever they send to it.</summary>
internal abstract class JuryPage : FoundPage
{
    /// <summary>Reads everything again after a refused change.</summary>
    public override async Task Load(CancellationToken cancel) => NothingHere = !await Find(cancel);

    protected IStringLocalizer Texts => HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();

    /// <summary>The title in the reader's language, where there is one.</summary>
    public string In(string uk, string? en) => IsEnglish && !string.IsNullOrWhiteSpace(en) ? en : uk;
}

/// <summary>A page about the jury of one round, for whoever leads it.</summary>
internal abstract class LeadersPage(ContestDb db, JurorSight sight, ICurrentUser user) : JuryPage
{
    [FromRoute]
    public Guid Round { get; set; }

    public Round There { get; private set; } = null!;

    public bool IsOrganiser => user.Can(ContestModule.Manage);

    public bool IsChair => user.Can(ContestModule.Chair);

    public Guid? Me => user.Id;

    protected ContestDb Db => db;

    protected JurorSight Sight => sight;

    public override async Task<bool> Find(CancellationToken cancel)
    {
        if (user.Id is null || !await sight.Leads(Round, cancel))
            return false;
        There = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == Round, cancel);
        return true;
    }
}
