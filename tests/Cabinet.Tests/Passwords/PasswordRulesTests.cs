using Hub.Cabinet.Passwords;
using Hub.SharedKernel;

namespace Hub.Cabinet.Tests.Passwords;

/// <summary>Long passwords of any letters are taken; what is guessed first is not.</summary>
public sealed class PasswordRulesTests
{
    [TestCase("чотири сірі ворони на даху")]
    [TestCase("nine quiet rivers under glass")]
    [TestCase("гроза! 七つの海 ŝtormo kaj 🌧 dощ")]
    [TestCase("knowledge-for-every-hromada")]
    [TestCase("абракадабра-лампочка-7")]
    public void A_long_password_of_unrelated_words_is_taken(string password) =>
        Assert.That(PasswordRules.Checked(password, "Input.Password"), Is.EqualTo(PasswordText.Of(password)));

    [TestCase("УкраїнаПарольАдмін2024")]
    [TestCase("qwertyuiopasdfghjkl")]
    [TestCase("йцукенгшщзхїфівапролдж")]
    [TestCase("123456789012345678")]
    [TestCase("passwordpassword1")]
    [TestCase("P@ssw0rdP@ssw0rd!!")]
    [TestCase("gfhjkmgfhjkm12345")]
    [TestCase("СлаваУкраїні!ГероямСлава!")]
    [TestCase("садок вишневий коло хати")]
    [TestCase("correct horse battery staple")]
    [TestCase("aaaaaaaaaaaaaaaaaaaa")]
    [TestCase("abcabcabcabcabcabc")]
    [TestCase("розвиваємо е-урядування")]
    [TestCase("admin admin admin 2013")]
    [TestCase("01.01.1991 24.08.1991")]
    public void A_password_everybody_tries_is_refused(string password) => Assert.That(Broken(password), Is.EqualTo("Password.Guessable"));

    [TestCase("butterfly", true)]
    [TestCase("Liverpool", true)]
    [TestCase("trustno1", true)]
    [TestCase("llabteksab", true)]
    [TestCase("butterfly on a roof", false)]
    [TestCase("сім теплих каменів", false)]
    public void A_password_out_of_a_breach_is_refused(string password, bool breached) => Assert.That(BreachedPasswords.Hold(password), Is.EqualTo(breached));

    [Test]
    public void A_password_of_a_hundred_signs_is_taken()
    {
        var password = string.Join(' ', Enumerable.Range(0, 100).Select(i => (char)('а' + (i * i * 7 % 31)))).Substring(0, 100);

        Assert.That(PasswordRules.Checked(password, "Input.Password"), Is.EqualTo(password));
    }

    [Test]
    public void Ones_own_name_and_mailbox_make_no_password() =>
        Assert.That(Broken("levchenko-oksana-1985", "Oksana Levchenko", "oksana@example.org"), Is.EqualTo("Password.Guessable"));

    [Test]
    public void Length_is_counted_in_signs_a_person_sees()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Broken("короткий пароль"[..14]), Is.EqualTo("Password.TooShort"));
            Assert.That(Broken("🌧🌤🌈🌊🌋🌌🌍🌎🌏🌐🌑🌒🌓🌔"), Is.EqualTo("Password.TooShort"), "14 pictures of two code units each");
            Assert.That(PasswordRules.Checked("🌧🌤🌈🌊🌋🌌🌍🌎🌏🌐🌑🌒🌓🌔 хмара", "x"), Is.Not.Empty);
            Assert.That(Broken(string.Concat(Enumerable.Range(0, 129).Select(i => (char)('а' + (i * 7 % 29))))), Is.EqualTo("Password.TooLong"));
        });
    }

    [Test]
    public void The_same_letters_from_another_keyboard_are_the_same_password() =>
        Assert.That(PasswordText.Of("ї"), Is.EqualTo(PasswordText.Of("\u0457")).And.EqualTo(PasswordText.Of("\u0456\u0308")));

    private static string Broken(string password, params string[] own) =>
        Assert.Throws<RuleViolation>(() => PasswordRules.Checked(password, "Input.Password", own))!.Key;
}
