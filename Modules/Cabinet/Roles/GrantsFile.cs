using System.Globalization;
using System.Text;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Roles;

/// <summary>The chosen grants as a table for spreadsheets: UTF-8, commas, ISO dates.</summary>
internal static class GrantsFile
{
    private static readonly string[] Heading =
    [
        "person", "email", "role", "module", "organisation_code", "organisation", "region", "from", "until", "granted_at", "granted_by", "reason",
        "revoked_at", "revoked_by", "revoke_reason",
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/cabinet/grants.csv", Write).RequireAuthorization(new RequirePermissionAttribute(RoleCatalog.People));

    private static async Task Write(
        HttpContext context, [AsParameters] GrantFilter filter, CabinetDb db, RoleCatalog roles, ICurrentUser user, TimeProvider time)
    {
        var cancel = context.RequestAborted;
        db.Publish(new ActionRecorded(CabinetModule.Key, user.Id, "grants.exported", "grants", context.Request.QueryString.Value ?? ""));
        await db.SaveChangesAsync(cancel);
        (context.Response.ContentType, context.Response.Headers.ContentDisposition) = ("text/csv; charset=utf-8", "attachment; filename=\"grants.csv\"");
        // The mark at the beginning is what makes spreadsheets read Ukrainian letters.
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', Heading).AsMemory(), cancel);
        await foreach (var row in Rows(filter.In(db, roles, time.GetUtcNow()), db).AsAsyncEnumerable().WithCancellation(cancel))
            await writer.WriteLineAsync(Line(row, roles).AsMemory(), cancel);
    }

    private static IQueryable<Row> Rows(IQueryable<Grant> grants, CabinetDb db) => grants.OrderBy(g => g.GrantedAt).ThenBy(g => g.Id).Select(g => new Row(
        g, g.Person.Name, g.Person.Email!,
        db.Organisations.Where(o => o.Id == g.OrganisationId).Select(o => o.Code).FirstOrDefault(),
        db.Organisations.Where(o => o.Id == g.OrganisationId).Select(o => o.NameUk).FirstOrDefault(),
        db.People.Where(p => p.Id == g.GrantedById).Select(p => p.Name).FirstOrDefault(),
        db.People.Where(p => p.Id == g.RevokedById).Select(p => p.Name).FirstOrDefault()));

    private static string Line(Row row, RoleCatalog roles) => string.Join(',', new[]
    {
        row.Person, row.Email, roles.NameOf(row.Grant.RoleKey, Language.Current), roles.Find(row.Grant.RoleKey)?.Module, row.Code, row.Organisation, row.Grant.Region,
        Moment(row.Grant.From), Moment(row.Grant.Until), Moment(row.Grant.GrantedAt), row.GivenBy, row.Grant.Reason,
        Moment(row.Grant.RevokedAt), row.RevokedBy, row.Grant.RevokeReason,
    }.Select(Cell));

    private static string? Moment(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Cell(string? text)
    {
        var safe = CsvCell.Neutral(text) ?? "";
        return safe.AsSpan().IndexOfAny(",\"\r\n;") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private sealed record Row(Grant Grant, string Person, string Email, string? Code, string? Organisation, string? GivenBy, string? RevokedBy);
}
