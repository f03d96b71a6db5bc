using System.Globalization;
using Hub.SharedKernel;
using Hub.SharedKernel.Territories;

namespace Hub.Practices.Replications;

/// <summary>The form «we implemented this» as typed.</summary>
internal sealed class ReplicationInput
{
    public string? OrganisationUk { get; set; }
    public string? OrganisationEn { get; set; }
    public string? Code { get; set; }
    public string? Region { get; set; }
    public string? PlaceUk { get; set; }
    public string? PlaceEn { get; set; }
    public string? StartedOn { get; set; }
    public string? Cost { get; set; }
    public string? Days { get; set; }

    /// <summary>The replication it was learned from; empty for the original.</summary>
    public string? ParentId { get; set; }
    public string? ChangesUk { get; set; }
    public string? ChangesEn { get; set; }
    public string? OutcomeUk { get; set; }
    public string? OutcomeEn { get; set; }

    /// <summary>A century; longer is a slip of the finger.</summary>
    public const int MostDays = 36_500;

    public ReplicationWords Words() => new(
        ReadCode(), Pair(OrganisationUk, OrganisationEn, "Organisation", Replication.MostOrganisation), ReadRegion(),
        Pair(PlaceUk, PlaceEn, "Place", Replication.MostPlace), ReadStart(), ReadCost(), ReadDays(),
        Pair(ChangesUk, ChangesEn, "Changes", Replication.MostText), Pair(OutcomeUk, OutcomeEn, "Outcome", Replication.MostText), ReadParent());

    private static Both Pair(string? uk, string? en, string name, int most) =>
        new(FormText.Of(uk, $"Input.{name}Uk", "Replication." + name, most), FormText.Of(en, $"Input.{name}En", "Replication." + name, most));

    private string? ReadCode()
    {
        var code = Edrpou.Normalise(Code);
        if (code == "")
            return null;
        return Edrpou.IsValid(code) ? code : throw new RuleViolation("Replication.WrongCode", "Input.Code");
    }

    private string ReadRegion() =>
        Regions.ByKatottg(Region)?.Katottg ?? throw new RuleViolation("Replication.RegionNeeded", "Input.Region");

    private DateOnly ReadStart() =>
        Typed.TryDate(StartedOn, out var day) ? day : throw new RuleViolation("Replication.StartNeeded", "Input.StartedOn");

    private decimal? ReadCost()
    {
        if (string.IsNullOrWhiteSpace(Cost))
            return null;
        return Typed.TryNumber(Cost, out var cost) && cost >= 0 ? cost : throw new RuleViolation("Replication.WrongCost", "Input.Cost");
    }

    private int? ReadDays()
    {
        if (string.IsNullOrWhiteSpace(Days))
            return null;
        return int.TryParse(Days.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays
            ? days
            : throw new RuleViolation("Replication.WrongDays", "Input.Days");
    }

    private Guid? ReadParent()
    {
        if (string.IsNullOrWhiteSpace(ParentId))
            return null;
        return Guid.TryParse(ParentId, out var parent) ? parent : throw new RuleViolation("Replication.ParentUnknown", "Input.ParentId");
    }
}
