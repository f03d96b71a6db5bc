using Hub.Contest.Conflicts;
using Hub.Contest.Jury;

namespace Hub.Contest.Tests.Conflicts;

/// <summary>Which facts make a conflict of interest, and which do not.</summary>
public sealed class ConflictSearchTests
{
    private const string Kyiv = "UA80000000000093317";
    private const string Lviv = "UA46000000000026241";
    private static readonly Guid ministry = Guid.NewGuid();
    private static readonly Guid agency = Guid.NewGuid();
    private static readonly Guid office = Guid.NewGuid();
    private static readonly Guid merged = Guid.NewGuid();

    private static readonly ConflictSearch search = new(
    [
        new(ministry, "00013480", " ", "Міністерство", "", null, null),
        new(agency, "00013481", " 00099999 ", "Агентство", Kyiv, ministry, null),
        new(office, "00013482", " ", "Відділ агентства", Kyiv, agency, null),
        new(merged, "00013483", " ", "Колишнє бюро", Kyiv, null, agency),
    ]);

    [TestCase("00013481", TieKind.Employer, "00013481", ConflictKind.SameOrganisation)]
    [TestCase("00099999", TieKind.Member, "00013481", ConflictKind.SameOrganisation, TestName = "a former code is the same organisation")]
    [TestCase("00013483", TieKind.Employer, "00013481", ConflictKind.SameOrganisation, TestName = "two that became one are one")]
    [TestCase("00013480", TieKind.Employer, "00013482", ConflictKind.ParentOrganisation, TestName = "a parent of the parent is a parent")]
    [TestCase("00013482", TieKind.Employer, "00013480", ConflictKind.ParentOrganisation, TestName = "and the other way round")]
    [TestCase("00013481", TieKind.PastEmployer, "00013481", ConflictKind.PastEmployer)]
    public void An_organisation_is_a_conflict(string tie, object kind, string entry, object expected) =>
        Assert.That(Found([Tie((TieKind)kind, tie)], Entry(entry)), Is.EqualTo(new[] { (ConflictKind)expected }));

    [Test]
    public void A_name_alone_is_enough_and_its_quotation_marks_and_case_do_not_matter() =>
        Assert.That(Found([Tie(TieKind.Employer, "", "КП «Київський центр»")], Entry("", "кп \"київський  центр\"")), Is.EqualTo(new[] { ConflictKind.SameOrganisation }));

    [Test]
    public void A_past_employer_s_parent_and_place_are_no_conflict() =>
        Assert.That(Found([Tie(TieKind.PastEmployer, "00013482")], Entry("00013480", region: Kyiv)), Is.Empty);

    [Test]
    public void The_same_region_is_a_conflict_declared_or_of_the_organisation()
    {
        Assert.That(Found([], Entry("", region: Lviv), Lviv), Is.EqualTo(new[] { ConflictKind.SameTerritory }));
        Assert.That(Found([Tie(TieKind.Employer, "00013481")], Entry("", region: Kyiv)), Is.EqualTo(new[] { ConflictKind.SameTerritory }));
        Assert.That(Found([], Entry("", region: ""), ""), Is.Empty, "no place is no place in common");
    }

    [Test]
    public void Who_wrote_it_or_wrote_a_practice_with_who_did_is_a_co_author()
    {
        var (me, other) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.That(Between(new(Guid.NewGuid(), me, "", [], new HashSet<Guid>()), Entry("") with { Authors = new HashSet<Guid> { me } }), Is.EqualTo(new[] { ConflictKind.CoAuthor }));
        Assert.That(Between(new(Guid.NewGuid(), me, "", [], new HashSet<Guid> { other }), Entry("") with { Authors = new HashSet<Guid> { other } }), Is.EqualTo(new[] { ConflictKind.CoAuthor }));
    }

    private static JurorTie Tie(TieKind kind, string code, string name = "") => new() { Kind = kind, OrganisationCode = code, Organisation = name };

    private static KnownEntry Entry(string code, string name = "", string region = "") => new(Guid.NewGuid(), code, name, region, new HashSet<Guid>());

    private static ConflictKind[] Found(JurorTie[] ties, KnownEntry entry, string region = "") => Between(new(Guid.NewGuid(), Guid.NewGuid(), region, ties, new HashSet<Guid>()), entry);

    private static ConflictKind[] Between(KnownJuror juror, KnownEntry entry) => [.. search.Between(juror, entry).Select(f => f.Kind)];
}
