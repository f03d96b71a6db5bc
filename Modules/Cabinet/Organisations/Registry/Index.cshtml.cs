using Hub.Cabinet.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Organisations.Registry;

/// <summary>The public registry: organisations by name or code, present or former, by kind and region.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.Search)]
internal sealed class RegistryPage(CabinetDb db, OrganisationLines lines, IStringLocalizer<Texts> texts) : HubPage
{
    private const int Size = 30;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public OrganisationKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public int Total { get; private set; }

    public IReadOnlyList<OrganisationLine> Organisations { get; private set; } = [];

    /// <summary>Former names by which organisations were found.</summary>
    public IReadOnlyDictionary<Guid, string> Formerly { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<OrganisationKind>().Select(k => new Choice(k.ToString(), texts[$"OrganisationKind.{k}"]))];

    public async Task OnGet(CancellationToken cancel)
    {
        var (code, words) = (Edrpou.Normalise(Q), Person.Folded((Q ?? "").Trim()));
        var chosen = words.Length == 0 ? db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null) : db.Named(code, words);
        if (Kind is { } kind)
            chosen = chosen.Where(o => o.Kind == kind);
        if (!string.IsNullOrEmpty(Region))
            chosen = chosen.Where(o => o.Region == Region);
        Total = await chosen.CountAsync(cancel);
        Pages = (Total + Size - 1) / Size;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        var found = await chosen.OrderBy(o => IsEnglish ? o.OrderEn : o.OrderUk).ThenBy(o => o.Id).Skip((Number - 1) * Size).Take(Size).ToListAsync(cancel);
        Organisations = [.. found.Select(lines.Of)];
        if (words.Length > 0)
            Formerly = await Former([.. found.Where(o => o.Code != code && !o.NameToSearch.Contains(words, StringComparison.Ordinal)).Select(o => o.Id)], code, words, cancel);
    }

    private async Task<IReadOnlyDictionary<Guid, string>> Former(IReadOnlyList<Guid> ids, string code, string words, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return new Dictionary<Guid, string>();
        var rows = await db.FormerNames.AsNoTracking()
            .Where(f => ids.Contains(f.OrganisationId) && (f.Code == code || f.NameToSearch.Contains(words)))
            .OrderByDescending(f => f.Until).Take(Size * 5).ToListAsync(cancel);
        return rows.GroupBy(f => f.OrganisationId).ToDictionary(g => g.Key, g => string.Join("; ", g.Select(f =>
            string.Join(", ", new[] { IsEnglish ? f.NameEn ?? f.NameUk : f.NameUk, f.Code }.OfType<string>())).Distinct()));
    }
}
