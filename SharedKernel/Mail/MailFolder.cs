using System.Globalization;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Hub.SharedKernel.Mail;

/// <summary>A mail in the folder, as a line of a list.</summary>
/// <param name="Id">Names the mail for <see cref="MailFolder.Read"/>.</param>
/// <param name="WrittenAt">When it was put there, UTC.</param>
/// <param name="To">Recipient, name and mailbox.</param>
/// <param name="Subject">Subject line.</param>
public sealed record MailSummary(string Id, DateTimeOffset WrittenAt, string To, string Subject);

/// <summary>A page of the folder.</summary>
/// <param name="Items">Mails, newest first.</param>
/// <param name="Total">Mails in the whole folder.</param>
public sealed record MailPage(IReadOnlyList<MailSummary> Items, int Total);

/// <summary>A mail of the folder, opened.</summary>
/// <param name="Summary">Its line in the list.</param>
/// <param name="Headers">Header lines in their order, decoded.</param>
/// <param name="Text">The text part.</param>
/// <param name="Html">The HTML part; show it only inside a sandbox.</param>
public sealed record MailView(MailSummary Summary, IReadOnlyList<(string Name, string Value)> Headers, string Text, string Html);

/// <summary>Reads the mails put into the folder, for the administrator's page.</summary>
/// <param name="options">Where the folder is.</param>
public sealed class MailFolder(IOptions<MailOptions> options)
{
    private const string Stamp = "yyyyMMdd'T'HHmmssfff";
    private const int StampLength = 18;
    private const int IdLength = StampLength + 1 + 12;

    /// <summary>Whether mail goes into the folder, no server being named.</summary>
    public bool IsUsed => !options.Value.UsesServer;

    /// <summary>One page of mails, newest first; only the mails of the page are opened.</summary>
    /// <param name="page">Number of the page, from 1.</param>
    /// <param name="size">Mails a page, 1–200.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<MailPage> List(int page, int size, CancellationToken cancel)
    {
        var ids = Ids();
        var items = new List<MailSummary>();
        var skipped = (int)Math.Min((Math.Max(page, 1) - 1L) * Math.Clamp(size, 1, 200), ids.Count);
        foreach (var id in ids.Skip(skipped).Take(Math.Clamp(size, 1, 200)))
        {
            if (await Load(id, cancel) is { } message) items.Add(Summary(id, message));
        }

        return new MailPage(items, ids.Count);
    }

    /// <summary>Opens a mail; null when there is none with this id.</summary>
    /// <param name="id">Id from a list.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<MailView?> Read(string id, CancellationToken cancel) =>
        IsId(id) && await Load(id, cancel) is { } message
            ? new MailView(Summary(id, message), [.. message.Headers.Select(header => (header.Field, header.Value))], message.TextBody ?? "", message.HtmlBody ?? "")
            : null;

    private List<string> Ids() => Directory.Exists(options.Value.Folder)
        ? [.. Directory.EnumerateFiles(options.Value.Folder, "*.eml").Select(path => Path.GetFileNameWithoutExtension(path)).Where(IsId).OrderDescending(StringComparer.Ordinal)]
        : [];

    private async Task<MimeMessage?> Load(string id, CancellationToken cancel)
    {
        try
        {
            return await MimeMessage.LoadAsync(Path.Combine(options.Value.Folder, id + ".eml"), cancel);
        }
        catch (Exception unreadable) when (unreadable is FormatException or FileNotFoundException or DirectoryNotFoundException)
        {
            // Damaged or removed by hand meanwhile: the others can still be read.
            return null;
        }
    }

    private static MailSummary Summary(string id, MimeMessage message) => new(id, WrittenAt(id), message.To.ToString(), message.Subject ?? "");

    private static DateTimeOffset WrittenAt(string id) =>
        DateTimeOffset.ParseExact(id[..StampLength], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    // Only names the folder itself gives: an id can lead nowhere else.
    private static bool IsId(string id) =>
        id.Length == IdLength && id[StampLength] == '-' && id.AsSpan(StampLength + 1).IndexOfAnyExcept("0123456789abcdef") < 0
        && DateTimeOffset.TryParseExact(id[..StampLength], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}
