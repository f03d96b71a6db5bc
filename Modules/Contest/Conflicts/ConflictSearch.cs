using Hub.Contest.Jury;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;

namespace Hub.Contest.Conflicts;

/// <summary>What is known of a juror when conflicts are looked for.</summary>
/// <param name="Id">The juror.</param>
/// <param name="PersonId">The account; null while there is none.</param>
/// <param name="Region">КАТОТТГ code of the declared region; empty for none.</param>
/// <param name="Ties">Organisations declared, and those of the account.</param>
/// <param name="CoAuthors">People with whom the juror wrote a practice of the depository.</param>
internal sealed record KnownJuror(Guid Id, Guid? PersonId, string Region, IReadOnlyList<JurorTie> Ties, IReadOnlySet<Guid> CoAuthors);

/// <summary>What is known of an entry.</summary>
internal sealed record KnownEntry(Guid Id, string OrganisationCode, string Organisation, string Region, IReadOnlySet<Guid> Authors);

/// <summary>An organisation of the registry.</summary>
internal sealed record Registered(Guid Id, string Code, string FormerCodes, string Name, string Territory, Guid? ParentId, Guid? MergedIntoId);

/// <summary>A ground to keep a juror away from an entry.</summary>
/// <param name="Because">Code or name it rests on; nothing that tells more than the juror declared.</param>
internal sealed record FoundConflict(Guid Juror, Guid Entry, ConflictKind Kind, string Because);

/// <summary>Finds conflicts of interest by what is known; pure, so that it can be asked as often as one likes.</summary>
internal sealed class ConflictSearch
{
    // A chain of parents longer than this is a mistake of the registry.
    private const int MostParents = 10;
    private readonly Dictionary<Guid, Registered> byId;
    private readonly Dictionary<string, Registered> byCode = new(StringComparer.Ordinal);

    public ConflictSearch(IEnumerable<Registered> organisations)
    {
        byId = organisations.ToDictionary(o => o.Id);
        foreach (var organisation in byId.Values)
            foreach (var code in organisation.FormerCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(c => c != organisation.Code))
                byCode.TryAdd(code, organisation);
        foreach (var organisation in byId.Values.Where(o => o.Code != ""))
            byCode[organisation.Code] = organisation;
    }

    public IEnumerable<FoundConflict> Between(KnownJuror juror, KnownEntry entry)
    {
        if (juror.PersonId is { } person && (entry.Authors.Contains(person) || juror.CoAuthors.Overlaps(entry.Authors)))
            yield return new(juror.Id, entry.Id, ConflictKind.CoAuthor, "");
        var theirs = Find(entry.OrganisationCode);
        foreach (var tie in juror.Ties)
        {
            var mine = Find(tie.OrganisationCode);
            if (IsSame(tie, mine, entry, theirs))
                yield return new(juror.Id, entry.Id, tie.Kind == TieKind.PastEmployer ? ConflictKind.PastEmployer : ConflictKind.SameOrganisation, Name(tie, mine));
            else if (tie.Kind != TieKind.PastEmployer && mine is not null && theirs is not null && (Parents(mine).Contains(theirs.Id) || Parents(theirs).Contains(mine.Id)))
                yield return new(juror.Id, entry.Id, ConflictKind.ParentOrganisation, Name(tie, mine));
        }
        if (Places(juror).FirstOrDefault(p => p == entry.Region) is { } place && entry.Region != "")
            yield return new(juror.Id, entry.Id, ConflictKind.SameTerritory, place);
    }

    /// <summary>Regions of a juror: the declared one and those of organisations where they now are.</summary>
    private IEnumerable<string> Places(KnownJuror juror) => juror.Ties.Where(t => t.Kind != TieKind.PastEmployer)
        .Select(t => Regions.ByKatottg(Find(t.OrganisationCode)?.Territory)?.Katottg).OfType<string>().Prepend(juror.Region).Where(r => r != "");

    private static bool IsSame(JurorTie tie, Registered? mine, KnownEntry entry, Registered? theirs) =>
        tie.OrganisationCode != "" && tie.OrganisationCode == entry.OrganisationCode
        || mine is not null && mine.Id == theirs?.Id
        || IsSameName(tie.Organisation, entry.Organisation);

    // Where only a name is known, case, spaces and quotation marks do not matter.
    private static bool IsSameName(string one, string other) => Plain(one) is { Length: > 0 } plain && plain == Plain(other);

    private static string Plain(string name) =>
        string.Join(' ', string.Concat(name.Normal().Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    private static string Name(JurorTie tie, Registered? known) => tie.Organisation != "" ? tie.Organisation : known?.Name ?? tie.OrganisationCode;

    /// <summary>The organisation of a code, present or former; of two that became one, the one that stays.</summary>
    private Registered? Find(string code)
    {
        var found = code == "" ? null : byCode.GetValueOrDefault(code);
        for (var step = 0; found?.MergedIntoId is { } into && step < MostParents; step++)
            found = byId.GetValueOrDefault(into);
        return found;
    }

    private List<Guid> Parents(Registered organisation)
    {
        List<Guid> parents = [];
        for (var at = organisation; at.ParentId is { } parent && parents.Count < MostParents && byId.TryGetValue(parent, out var next); at = next)
            parents.Add(parent);
        return parents;
    }
}
