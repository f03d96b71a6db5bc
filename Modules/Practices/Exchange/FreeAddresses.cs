using System.Globalization;
using Hub.Practices.Submission;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Exchange;

/// <summary>Addresses for many new practices at once: one query for all titles of a batch.</summary>
internal sealed class FreeAddresses
{
    private readonly HashSet<string> taken;

    private FreeAddresses(HashSet<string> taken) => this.taken = taken;

    public static async Task<FreeAddresses> For(IEnumerable<string> titles, PracticesDb db, CancellationToken cancel)
    {
        var stems = titles.Select(Slug.From).Distinct().ToList();
        var taken = stems.Count == 0 ? [] : await db.Practices.Where(p => stems.Contains(p.Slug!)).Select(p => p.Slug!).ToListAsync(cancel);
        return new(taken.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The title's own address when it is free; otherwise with a piece of the practice's id, which nobody else has.</summary>
    public string Take(string title, Guid practice)
    {
        var stem = Slug.From(title);
        if (stem != "" && !PracticeAddress.Reserved.Contains(stem) && taken.Add(stem))
            return stem;
        var own = practice.ToString("N", CultureInfo.InvariantCulture)[^10..];
        return stem == "" ? "praktyka-" + own : $"{stem}-{own}";
    }
}
