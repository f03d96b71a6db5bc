using Hub.Cabinet.People;
using Hub.SharedKernel;

namespace Hub.Cabinet.Tests.People;

/// <summary>Names and addresses as people type them.</summary>
public sealed class PersonTests
{
    [TestCase("olena@gromada.gov.ua", "olena@gromada.gov.ua")]
    [TestCase("  Olena.K@Gromada.Gov.UA ", "Olena.K@gromada.gov.ua")]
    [TestCase("olena@громада.укр", "olena@xn--80aahf2bln.xn--j1amh")]
    [TestCase("олена@example.org", "олена@example.org")]
    public void An_address_keeps_its_mailbox_and_gets_the_domain_mail_servers_use(string typed, string kept) =>
        Assert.That(EmailAddress.Find(typed)!.Value.Text, Is.EqualTo(kept));

    [TestCase("")]
    [TestCase("olena")]
    [TestCase("olena@")]
    [TestCase("@example.org")]
    [TestCase("olena@localhost")]
    [TestCase("olena@exa mple.org")]
    [TestCase("olena..k@example.org")]
    [TestCase("olena@example.org\r\nBcc: all@example.org")]
    [TestCase("olena@example..org")]
    [TestCase("\"olena k\"@example.org")]
    public void What_is_no_address_is_refused(string typed) => Assert.That(EmailAddress.Find(typed), Is.Null);

    [Test]
    public void Addresses_that_differ_in_case_only_belong_to_one_person() =>
        Assert.That(EmailAddress.Of("Olena@Example.org").Normalised, Is.EqualTo(EmailAddress.Of("olena@example.ORG").Normalised));

    [Test]
    public void A_name_is_kept_without_superfluous_spaces()
    {
        var person = Person.Register("  Олена   Гончар ", EmailAddress.Of("a@example.org"), "uk", DateTimeOffset.UnixEpoch);

        Assert.That((person.Name, person.NameToSearch), Is.EqualTo(("Олена Гончар", "олена гончар")));
    }

    [Test]
    public void Names_are_ordered_by_the_Ukrainian_alphabet_on_every_engine()
    {
        string[] names = ["Анна Біла", "Анна Яра", "Галина", "Ґалаґан", "Дарина", "Євген", "Зоя", "Ігор", "Їжакевич", "Йосип", "Юлія", "Яна", "Adam"];

        Assert.That(names.Reverse().OrderBy(n => NameOrder.Of(Person.Folded(n)), StringComparer.Ordinal), Is.EqualTo(names));
    }

    [TestCase("О", "Person.NameTooShort")]
    [TestCase("   ", "Person.NameTooShort")]
    [TestCase("Олена <script>", "Person.NameStrange")]
    [TestCase("Олена\u202Eрачног", "Person.NameStrange")]
    public void A_name_that_misleads_is_refused(string name, string rule) => Assert.That(
        Assert.Throws<RuleViolation>(() => Person.Register(name, EmailAddress.Of("a@example.org"), "uk", DateTimeOffset.UnixEpoch))!.Key,
        Is.EqualTo(rule));
}
