using System.Globalization;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.SharedKernel.Exchange;

/// <summary>Addresses for many new items at once: one query for all stems of a batch.</summary>
public sealed class FreeAddresses
{
    private readonly HashSet<string> taken;
    private readonly IReadOnlySet<string> reserved;

    private FreeAddresses(HashSet<string> taken, IReadOnlySet<string> reserved) => (this.taken, this.reserved) = (taken, reserved);

    /// <summary>Finds which of some addresses are taken.</summary>
    /// <param name="stems">The addresses wished for.</param>
    /// <param name="there">Those of them that are there.</param>
    /// <param name="reserved">Parts of the module's own pages.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static async Task<FreeAddresses> For(
        IEnumerable<string> stems, Func<List<string>, IQueryable<string>> there, IReadOnlySet<string> reserved, CancellationToken cancel)
    {
        var wished = stems.Distinct().ToList();
        var taken = wished.Count == 0 ? [] : await there(wished).ToListAsync(cancel);
        return new(taken.ToHashSet(StringComparer.Ordinal), reserved);
    }

    /// <summary>The wished address when it is free; otherwise with a piece of the item's id, which nobody else has.</summary>
    /// <param name="stem">The address wished for, see <see cref="Slug"/>.</param>
    /// <param name="item">The item's id.</param>
    /// <param name="nameless">What stands before the id when the stem is empty.</param>
    public string Take(string stem, Guid item, string nameless)
    {
        if (stem != "" && !reserved.Contains(stem) && taken.Add(stem))
            return stem;
        return $"{(stem == "" ? nameless : stem)}-{item.ToString("N", CultureInfo.InvariantCulture)[^10..]}";
    }
}
