using System.Globalization;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Audit;

/// <summary>Who did what to what, newest first; the same as a file.</summary>
[RequirePermission(RoleCatalog.Administer)]
internal sealed class AuditPage(CabinetDb db, IPeople people, TimeProvider time) : HubPage
{
    private const int Size = 50;

    /// <summary>E-mail of the person.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    /// <summary>Beginning of the action's key.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ActionKey { get; set; }

    /// <summary>Beginning of the thing: its kind, or kind and id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Thing { get; set; }

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

    /// <summary>Number of the last line, so that the page shows how far the chain goes.</summary>
    public AuditHead Head { get; private set; } = new();

    /// <summary>The same search as a file.</summary>
    public string CsvQuery => QueryString.Create(Request.Query.Where(q => q.Key is not ("page" or "handler"))).Add("handler", "Csv").ToString();

    public async Task OnGet(CancellationToken cancel)
    {
        Head = await db.AuditHeads.AsNoTracking().SingleAsync(cancel);
        if (await Chosen(cancel) is not { } rows)
        {
            NobodyFound = true;
            return;
        }
        Pages = (await rows.CountAsync(cancel) + Size - 1) / Size;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        Rows = await rows.Skip((Number - 1) * Size).Take(Size).ToListAsync(cancel);
        Names = await people.Names(Rows.Select(r => r.PersonId).OfType<Guid>(), cancel);
    }

    public async Task<IActionResult> OnGetCsv(CancellationToken cancel)
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = FormattableString.Invariant($"attachment; filename=\"audit-{time.GetUtcNow():yyyy-MM-dd}.csv\"");
        // The mark at the beginning is what makes spreadsheets read Ukrainian letters.
        await using var text = new StreamWriter(Response.Body, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        await text.WriteLineAsync("number,at,person,module,action,subject,details,previous,hash".AsMemory(), cancel);
        if (await Chosen(cancel) is { } rows)
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
                await text.WriteLineAsync(Line(row).AsMemory(), cancel);
        return new EmptyResult();
    }

    /// <summary>Lines that fit; null when nobody has the e-mail.</summary>
    private async Task<IQueryable<AuditRow>?> Chosen(CancellationToken cancel)
    {
        var rows = db.Audit.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(Who))
        {
            if ((EmailAddress.Find(Who) is { } email ? await people.ByEmail(email.Text, cancel) : null) is not { } person)
                return null;
            rows = rows.Where(r => r.PersonId == person.Id);
        }
        if (!string.IsNullOrWhiteSpace(ActionKey))
            rows = rows.Where(r => r.Action.StartsWith(ActionKey.Trim()));
        if (!string.IsNullOrWhiteSpace(Thing))
            rows = rows.Where(r => r.Subject.StartsWith(Thing.Trim()));
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
        return rows.OrderByDescending(r => r.At).ThenByDescending(r => r.Id);
    }

    private static string Line(AuditRow row) => string.Join(',',
        FormattableString.Invariant($"{row.Number}"), row.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture), row.PersonId?.ToString(),
        Cell(row.Module), Cell(row.Action), Cell(row.Subject), Cell(row.Details), row.Previous, row.Hash);

    private static string Cell(string text)
    {
        var harmless = CsvCell.Neutral(text)!;
        return harmless.AsSpan().IndexOfAny(",\"\r\n;") < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
