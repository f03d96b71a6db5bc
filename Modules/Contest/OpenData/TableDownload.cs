using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hub.Contest.OpenData;

/// <summary>Sends a table of open data row by row, as CSV or JSON with the same columns.</summary>
internal static class TableDownload
{
    private const int RowsBetweenFlushes = 200;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/contest/data/{file}", Send).AllowAnonymous().OpenToSites().RequireRateLimiting(RateLimits.Documents);

    private static async Task Send(string file, HttpContext context, [FromServices] OpenTables tables)
    {
        var (response, cancel) = (context.Response, context.RequestAborted);
        if (file.Split('.') is not [var name, ("csv" or "json") and var format] || tables.Run().FirstOrDefault(t => t.Name == name) is not { } table)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"contest-{name}.{format}\"";
        await (format == "csv" ? Csv(response.Body, table, cancel) : Json(response.Body, table, cancel));
    }

    private static async Task Csv(Stream body, OpenTable table, CancellationToken cancel)
    {
        await using var lines = new CsvLines(body);
        await lines.Row(cancel, [.. table.Columns]);
        await foreach (var row in table.Rows(cancel))
            await lines.Row(cancel, row);
    }

    private static async Task Json(Stream body, OpenTable table, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(body, new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
        json.WriteStartArray();
        var written = 0;
        await foreach (var row in table.Rows(cancel))
        {
            json.WriteStartObject();
            for (var column = 0; column < row.Length; column++)
                Value(json, table.Columns[column], row[column]);
            json.WriteEndObject();
            if (++written % RowsBetweenFlushes == 0)
                await json.FlushAsync(cancel);
        }
        json.WriteEndArray();
    }

    private static void Value(Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        switch (value)
        {
            case null or "":
                json.WriteNullValue();
                break;
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case DateTimeOffset moment:
                json.WriteStringValue(moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }
}
