using Hub.SharedKernel;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Jury;

/// <summary>An organisation as it is typed.</summary>
internal sealed class TieInput
{
    public string? Kind { get; set; }
    public string? Code { get; set; }
    public string? Name { get; set; }
    public string? UntilYear { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Code) && string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(UntilYear);
}

/// <summary>What a juror says of themself: where they work and worked, where they live, and what they would rather read.</summary>
internal sealed class DeclarationInput
{
    public const int Rows = 6;

    /// <summary>КАТОТТГ code of a region; empty for none.</summary>
    public string? Region { get; set; }
    public string? Preferences { get; set; }

    /// <summary>By nomination: −1, 0 or 1.</summary>
    public Dictionary<Guid, string?> Wishes { get; set; } = [];
    public List<TieInput> Ties { get; set; } = [];

    /// <summary>As many rows as there are, and some to write into.</summary>
    public void Widen()
    {
        while (Ties.Count < Rows || !Ties[^1].IsEmpty && Ties.Count < JurorTie.Most)
            Ties.Add(new());
    }

    public static DeclarationInput Of(Juror juror, IEnumerable<JurorTie> ties) => new()
    {
        Region = juror.Region,
        Preferences = juror.Preferences,
        Wishes = juror.Nominations.ToDictionary(n => n.NominationId, n => (string?)n.Preference.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Ties = [.. ties.Where(t => !t.FromAccount).OrderBy(t => t.At).ThenBy(t => t.Id).Select(t => new TieInput { Kind = t.Kind.ToString(), Code = t.OrganisationCode, Name = t.Organisation, UntilYear = t.UntilYear?.ToString(System.Globalization.CultureInfo.InvariantCulture) })],
    };

    public List<JurorTie> Read(Guid juror, DateTimeOffset now) =>
        [.. Ties.Take(JurorTie.Most).Index().Where(t => !t.Item.IsEmpty).Select(t => Read(t.Item, t.Index, juror, now))];

    private static JurorTie Read(TieInput typed, int row, Guid juror, DateTimeOffset now)
    {
        var at = $"Input.Ties[{row}]";
        var code = Edrpou.Normalise(typed.Code);
        if (code != "" && !Edrpou.IsValid(code))
            throw new RuleViolation("Tie.Code", at + ".Code", code);
        var name = Limits.Line(typed.Name, at + ".Name", "Field.Organisation", Entry.MostTitle);
        if (code == "" && name == "")
            throw new RuleViolation("Tie.OrganisationNeeded", at + ".Name");
        var kind = Enum.TryParse<TieKind>(typed.Kind, out var chosen) && Enum.IsDefined(chosen) ? chosen : TieKind.Employer;
        var year = Limits.Line(typed.UntilYear, at + ".UntilYear", "Field.UntilYear", 10);
        var until = year == "" ? (int?)null : int.TryParse(year, out var number) && number >= 1950 && number <= KyivTime.DateOf(now).Year ? number
            : throw new RuleViolation("Tie.Year", at + ".UntilYear", KyivTime.DateOf(now).Year);
        // Who worked there until a year works there no more, whatever was chosen.
        return new() { JurorId = juror, Kind = until is not null && kind == TieKind.Employer ? TieKind.PastEmployer : kind, OrganisationCode = code, Organisation = name, UntilYear = until, At = now };
    }
}

internal static class Declarations
{
    /// <summary>Writes down what a juror declares, beside what their account says.</summary>
    public static async Task Declare(this ContestDb db, Juror juror, DeclarationInput input, IReadOnlyList<string> accountCodes, DateTimeOffset now, CancellationToken cancel)
    {
        var declared = input.Read(juror.Id, now);
        juror.Declare(Regions.ByKatottg(input.Region)?.Katottg ?? "", input.Preferences);
        var nominations = await db.Nominations.Where(n => n.RoundId == juror.RoundId).Select(n => n.Id).ToListAsync(cancel);
        // The team is the organiser's to choose; the juror says how gladly.
        var team = juror.Nominations.Count == 0 ? nominations : [.. juror.Nominations.Select(n => n.NominationId)];
        var wishes = team.Select(n => (n, int.TryParse(input.Wishes.GetValueOrDefault(n), out var wish) ? wish : 0)).ToList();
        if (juror.Nominations.Count > 0 || wishes.Exists(w => w.Item2 != 0))
            juror.JoinTeams(wishes);
        db.JurorTies.RemoveRange(await db.JurorTies.Where(t => t.JurorId == juror.Id).ToListAsync(cancel));
        db.JurorTies.AddRange(declared);
        db.JurorTies.AddRange(accountCodes.Where(Edrpou.IsValid).Distinct().Select(code => new JurorTie { JurorId = juror.Id, Kind = TieKind.Employer, OrganisationCode = code, FromAccount = true, At = now }));
    }
}
