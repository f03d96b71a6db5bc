using Hub.Library.Describing;

namespace Hub.Library.Tests.Describing;

internal sealed class IdentifierTests
{
    [TestCase("https://doi.org/10.1234/ABC.5", "10.1234/abc.5")]
    [TestCase("doi: 10.1234/abc", "10.1234/abc")]
    [TestCase("11.1234/abc", null)]
    [TestCase("10.1234/a b", null)]
    [TestCase("", null)]
    public void A_DOI_is_kept_in_one_spelling(string typed, string? kept) => Assert.That(Identifiers.Doi(typed), Is.EqualTo(kept));

    [TestCase("978-966-518-000-0", null)]
    [TestCase("978-0-306-40615-7", "9780306406157")]
    [TestCase("ISBN 0-306-40615-2", "9780306406157")]
    [TestCase("0-8044-2957-X", "9780804429573")]
    [TestCase("0-306-40615-3", null)]
    public void The_check_digit_of_an_ISBN_is_checked_and_ten_digits_become_thirteen(string typed, string? kept) =>
        Assert.That(Identifiers.Isbn(typed), Is.EqualTo(kept));

    [TestCase("№ 220-р", "220-Р")]
    [TestCase("3/2002", " 3 / 2002 ")]
    [TestCase("393/96–ВР", "393/96-ВР")]
    public void Spellings_of_one_number_of_an_act_meet(string one, string other) => Assert.That(Identifiers.ActKey(one), Is.EqualTo(Identifiers.ActKey(other)));

    [TestCase("Коваленко, Ірина Петрівна", true)]
    [TestCase("O'Neil, Ann", true)]
    [TestCase("Міністерство освіти, науки, молоді та спорту", false)]
    [TestCase("Міністерство цифрової трансформації України; 43220851", false)]
    public void A_person_is_told_from_an_organisation(string line, bool isPerson) => Assert.That(Agent.Read(line).Single().IsPerson, Is.EqualTo(isPerson));

    [Test]
    public void The_code_of_an_organisation_stands_behind_a_semicolon()
    {
        var agent = Agent.Read("Міністерство цифрової трансформації України; 43220851").Single();

        Assert.That((agent.Name, agent.Code), Is.EqualTo(("Міністерство цифрової трансформації України", "43220851")));
    }

    [Property]
    public bool No_text_breaks_an_identifier(string? text) => (Identifiers.Doi(text)?.Length ?? 0) <= 200 && (Identifiers.Isbn(text)?.Length ?? 13) == 13 && Identifiers.ActKey(text).Length <= 100;
}
