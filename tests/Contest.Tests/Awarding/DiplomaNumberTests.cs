using Hub.Contest.Awarding;

namespace Hub.Contest.Tests.Awarding;

/// <summary>Numbers of diplomas: read back as people type them.</summary>
public sealed class DiplomaNumberTests
{
    [Test]
    public void New_numbers_differ_and_are_read_back()
    {
        var numbers = Enumerable.Range(0, 500).Select(_ => DiplomaNumber.New(2026)).ToList();
        Assert.That(numbers, Is.Unique);
        Assert.That(numbers.Select(DiplomaNumber.Read), Is.EqualTo(numbers));
    }

    [TestCase("2026-7KQ4-M2XD", "2026-7KQ4-M2XD")]
    [TestCase(" 2026 7kq4 m2xd ", "2026-7KQ4-M2XD")]
    [TestCase("20267KQ4M2XD", "2026-7KQ4-M2XD")]
    [TestCase("№ 2026–7КQ4–М2ХD", "2026-7KQ4-M2XD")]
    [TestCase("2O26-IL00-ОІАВ", "2026-1100-01AB")]
    public void What_looks_alike_is_understood(string typed, string number) => Assert.That(DiplomaNumber.Read(typed), Is.EqualTo(number));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("2026")]
    [TestCase("2026-7KQ4-M2XD-9")]
    [TestCase("АБВГ-7KQ4-M2XD")]
    [TestCase("'; DROP TABLE Awards; --")]
    [TestCase("2026-7KQ4-M2X\ud83d\ude00")]
    public void Anything_else_is_no_number(string? typed) => Assert.That(DiplomaNumber.Read(typed), Is.Null);
}
