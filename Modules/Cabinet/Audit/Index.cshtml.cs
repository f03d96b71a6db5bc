using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Audit;

/// <summary>Who did what to what, newest first.</summary>
[RequirePermission(RoleCatalog.Administer)]
internal sealed class AuditPage(CabinetDb db, IPeople people) : HubPage
{
    private const int Size = 50;

    /// <summary>E-mail of the person.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    /// <summary>Beginning of the action's key.</summary>
    [BindProperty(SupportsGet = true, Name = "action-key")]
    public string? ActionKey { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public bool NobodyFound { get; private set; }

    public IReadOnlyList<AuditRow> Rows { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public async Task OnGet(CancellationToken cancel)
    {
        var rows = await Chosen(cancel);
        Pages = (await rows.CountAsync(cancel) + Size - 1) / Size;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        Rows = await rows.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Skip((Number - 1) * Size).Take(Size).ToListAsync(cancel);
        Names = await people.Names(Rows.Select(r => r.PersonId).OfType<Guid>(), cancel);
    }

    private async Task<IQueryable<AuditRow>> Chosen(CancellationToken cancel)
    {
        var rows = db.Audit.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(Who))
        {
            var person = EmailAddress.Find(Who) is { } email ? await people.ByEmail(email.Text, cancel) : null;
            NobodyFound = person is null;
            var id = person?.Id ?? Guid.Empty;
            rows = rows.Where(r => r.PersonId == id);
        }
        if (!string.IsNullOrWhiteSpace(ActionKey))
            rows = rows.Where(r => r.Action.StartsWith(ActionKey.Trim()));
        if (From is { } from)
        {
            var start = KyivTime.StartOf(from);
            rows = rows.Where(r => r.At >= start);
        }
        if (Until is { } until)
        {
            var end = KyivTime.EndOf(until);
            rows = rows.Where(r => r.At < end);
        }
        return rows;
    }
}
