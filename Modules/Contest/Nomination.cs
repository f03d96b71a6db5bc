using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest;

/// <summary>A nomination of a round: what is entered, by which criteria it is judged, and who chairs its jurors.</summary>
internal sealed class Nomination : IVersioned
{
    private Nomination() { }

    public const int MostDescription = 10_000;
    public const int MostCriteria = 20;
    public const int WholeWeight = 100;

    public Guid Id { get; private set; }
    public Guid RoundId { get; private set; }

    /// <summary>Last part of its address within the round.</summary>
    public string Slug { get; private set; } = "";
    public string TitleUk { get; private set; } = "";
    public string? TitleEn { get; private set; }

    /// <summary>Markdown.</summary>
    public string DescriptionUk { get; private set; } = "";
    public string? DescriptionEn { get; private set; }

    /// <summary>Place among the nominations of the round, from 1.</summary>
    public int Place { get; set; }

    /// <summary>Who leads its jurors; null when the chair of the round does.</summary>
    public Guid? ChairId { get; private set; }

    /// <summary>The parts of the case an entrant writes, as <see cref="EntryForm"/> in JSON.</summary>
    public string FormJson { get; private set; } = EntryForm.Usual.ToJson();
    public int Version { get; set; } = 1;

    public EntryForm Form => EntryForm.FromJson(FormJson);

    private readonly List<Criterion> criteria = [];

    /// <summary>Always loaded with the nomination: nothing about it is decided without them.</summary>
    public IReadOnlyList<Criterion> Criteria => criteria;

    public IEnumerable<Criterion> InOrder() => criteria.OrderBy(c => c.Place);

    public static Nomination Add(Guid id, Guid round, string slug, int place, string titleUk, string? titleEn, string? descriptionUk, string? descriptionEn)
    {
        var nomination = new Nomination { Id = id, RoundId = round, Slug = slug, Place = place };
        nomination.Describe(titleUk, titleEn, descriptionUk, descriptionEn);
        return nomination;
    }

    public void Describe(string? titleUk, string? titleEn, string? descriptionUk, string? descriptionEn)
    {
        if (string.IsNullOrWhiteSpace(titleUk))
            throw new RuleViolation("Nomination.TitleNeeded", "Input.TitleUk");
        (TitleUk, TitleEn) = (Limits.Line(titleUk, "Input.TitleUk", "Field.TitleUk", Round.MostTitle), Limits.LineOrNull(titleEn, "Input.TitleEn", "Field.TitleEn", Round.MostTitle));
        DescriptionUk = Limits.Text(descriptionUk, "Input.DescriptionUk", "Field.DescriptionUk", MostDescription);
        DescriptionEn = Limits.TextOrNull(descriptionEn, "Input.DescriptionEn", "Field.DescriptionEn", MostDescription);
    }

    public void Ask(EntryForm form)
    {
        form.RequireSense();
        FormJson = form.ToJson();
    }

    public void Chair(Guid? person) => ChairId = person;

    /// <summary>Replaces the criteria by these; what stays keeps its id.</summary>
    /// <param name="wanted">In their order.</param>
    /// <param name="whole">Whether the weights must already sum to 100: in a round that is published.</param>
    public void Judge(IReadOnlyList<Criterion> wanted, bool whole)
    {
        if (wanted.Count > MostCriteria)
            throw new RuleViolation("Criterion.TooMany", null, MostCriteria);
        foreach (var criterion in wanted)
            criterion.RequireSense();
        if (whole)
            RequireWeights(TitleUk, wanted);
        criteria.RemoveAll(c => wanted.All(w => w.Id != c.Id));
        var place = 0;
        foreach (var criterion in wanted)
        {
            criterion.Place = ++place;
            if (criteria.Find(c => c.Id == criterion.Id) is { } there)
                there.Become(criterion);
            else
                criteria.Add(criterion.Of(Id));
        }
    }

    /// <summary>Weights are percent: together they make a hundred.</summary>
    public void RequireWeights() => RequireWeights(TitleUk, criteria);

    private static void RequireWeights(string title, IReadOnlyCollection<Criterion> criteria)
    {
        if (criteria.Count == 0)
            throw new RuleViolation("Criterion.Needed", null, title);
        if (criteria.Sum(c => c.Weight) is var sum && sum != WholeWeight)
            throw new RuleViolation("Criterion.WeightsNotWhole", null, title, sum);
    }
}

internal sealed class NominationMapping : IEntityTypeConfiguration<Nomination>
{
    public void Configure(EntityTypeBuilder<Nomination> nomination)
    {
        nomination.ToTable("Nominations");
        nomination.Property(n => n.Id).ValueGeneratedNever();
        nomination.Property(n => n.Slug).HasMaxLength(100);
        nomination.Property(n => n.TitleUk).HasMaxLength(Round.MostTitle);
        nomination.Property(n => n.TitleEn).HasMaxLength(Round.MostTitle);
        nomination.Property(n => n.FormJson).HasColumnName("Form");
        nomination.Ignore(n => n.Form);
        nomination.HasOne<Round>().WithMany().HasForeignKey(n => n.RoundId).OnDelete(DeleteBehavior.Cascade);
        nomination.HasIndex(n => new { n.RoundId, n.Slug }).IsUnique();
        nomination.HasMany(n => n.Criteria).WithOne().HasForeignKey(c => c.NominationId).OnDelete(DeleteBehavior.Cascade);
        nomination.Navigation(n => n.Criteria).HasField("criteria").AutoInclude();
    }
}
