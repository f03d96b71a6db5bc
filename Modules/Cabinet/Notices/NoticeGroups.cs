using Hub.SharedKernel.Languages;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Notices;

/// <summary>A notice in a list.</summary>
internal sealed record NoticeLine(Guid Id, string Text, DateTimeOffset RaisedAt, bool Unread)
{
    public static IReadOnlyList<NoticeLine> From(IEnumerable<Notice> notices) =>
        [.. notices.Select(n => new NoticeLine(n.Id, n.Text(Language.Current), n.RaisedAt, n.ReadAt is null))];
}

/// <summary>A notice, or the newest of many of one kind with those behind it.</summary>
/// <param name="Newest">What is shown.</param>
/// <param name="Older">What opens behind it; of a long row only the first.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Unread">How many of them are new.</param>
/// <param name="Module">Whose notices they are.</param>
/// <param name="Kind">Key of their sentence.</param>
internal sealed record NoticeEntry(NoticeLine Newest, IReadOnlyList<NoticeLine> Older, int Count, int Unread, string Module, string Kind)
{
    public bool IsGroup => Count > 1;

    /// <summary>How many of those behind the newest are new.</summary>
    public int UnreadOlder => Unread - (Newest.Unread ? 1 : 0);
}

/// <summary>More than three notices of a kind become one, so that a busy practice does not hide everything else.</summary>
internal static class NoticeGroups
{
    private const int MostApart = 3;
    private const int MostOpened = 10;

    /// <summary>All of a person, newest first. There are as many kinds as sentences in the modules, so the list has an end.</summary>
    public static async Task<IReadOnlyList<NoticeEntry>> Grouped(this CabinetDb db, Guid personId, CancellationToken cancel)
    {
        var mine = db.Notices.AsNoTracking().Where(n => n.PersonId == personId);
        var counts = await mine.GroupBy(n => new { n.Module, n.Kind })
            .Select(g => new { g.Key.Module, g.Key.Kind, Count = g.Count(), Unread = g.Sum(n => n.ReadAt == null ? 1 : 0) }).ToListAsync(cancel);
        var newest = await mine.Select(n => new { n.Module, n.Kind }).Distinct()
            .SelectMany(k => mine.Where(n => n.Module == k.Module && n.Kind == k.Kind).OrderByDescending(n => n.RaisedAt).ThenByDescending(n => n.Id).Take(MostOpened))
            .ToListAsync(cancel);
        var byKind = newest.ToLookup(n => (n.Module, n.Kind));
        return [.. counts.SelectMany(c => Entries(NoticeLine.From(byKind[(c.Module, c.Kind)].OrderByDescending(n => n.RaisedAt).ThenByDescending(n => n.Id)), c.Count, c.Unread, c.Module, c.Kind))
            .OrderByDescending(e => e.Newest.RaisedAt).ThenByDescending(e => e.Newest.Id)];
    }

    private static IEnumerable<NoticeEntry> Entries(IReadOnlyList<NoticeLine> lines, int count, int unread, string module, string kind) => count > MostApart
        ? [new(lines[0], [.. lines.Skip(1)], count, unread, module, kind)]
        : lines.Select(line => new NoticeEntry(line, [], 1, line.Unread ? 1 : 0, module, kind));
}
