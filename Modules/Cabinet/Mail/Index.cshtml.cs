using System.Linq.Expressions;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Mail;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Mail;

/// <summary>The ledger for administrators: what went out, what waits, what failed and why; never what a mail says.</summary>
[RequirePermission(RoleCatalog.Administer)]
internal sealed class MailLedgerPage(CabinetDb db, MailFolder folder, TryMailAgain again, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    private const int Size = 30;
    public static readonly IReadOnlyList<string> States = ["all", "waiting", "failed", "sent"];

    [BindProperty(SupportsGet = true)]
    public string State { get; set; } = States[0];

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public bool UsesFolder => folder.IsUsed;

    public IReadOnlyList<MailLine> Mails { get; private set; } = [];

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPostAgain(Guid id, CancellationToken cancel)
    {
        await again.Run(id, user.RequiredId, cancel);
        Done = texts["MailLedger.TriedAgain"];
        return RedirectToPage(new { state = State });
    }

    public override async Task Load(CancellationToken cancel)
    {
        var mails = db.Mails.AsNoTracking().Where(Chosen());
        Pages = (await mails.CountAsync(cancel) + Size - 1) / Size;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        Mails = await mails.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Skip((Number - 1) * Size).Take(Size)
            .Select(m => new MailLine(m.Id, m.Address, m.Subject, m.CreatedAt, m.SentAt, m.GaveUpAt, m.Attempts, m.Error,
                m.GaveUpAt != null && m.Error != MailWishes.Unwanted)).ToListAsync(cancel);
    }

    private Expression<Func<MailRow, bool>> Chosen() => State switch
    {
        "waiting" => m => m.SentAt == null && m.GaveUpAt == null,
        "failed" => m => m.SentAt == null && m.Error != null,
        "sent" => m => m.SentAt != null,
        _ => m => true,
    };
}

/// <summary>A mail as a line of the ledger.</summary>
internal sealed record MailLine(
    Guid Id, string Address, string Subject, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? GaveUpAt, int Attempts, string? Error, bool MayRetry)
{
    public string StateKey => this switch
    {
        { SentAt: not null } => "MailLedger.Sent",
        { GaveUpAt: not null, MayRetry: false } => "MailLedger.Refused",
        { GaveUpAt: not null } => "MailLedger.GaveUp",
        _ => "MailLedger.Waiting",
    };

    public string Colour => SentAt is not null ? "success" : GaveUpAt is null ? "muted" : MayRetry ? "danger" : "muted";
}
