using System.Text;
using Hub.Cabinet.SecondFactor;

namespace Hub.Cabinet.Tests.SecondFactor;

/// <summary>Codes as the standard's own examples have them.</summary>
public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [TestCase(59, "94287082")]
    [TestCase(1111111109, "07081804")]
    [TestCase(1111111111, "14050471")]
    [TestCase(1234567890, "89005924")]
    [TestCase(2000000000, "69279037")]
    [TestCase(20000000000, "65353130")]
    public void Codes_are_those_of_the_standards_examples(long seconds, string code) =>
        Assert.That(Totp.Code(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds)), 8), Is.EqualTo(code));

    [TestCase(0, true)]
    [TestCase(30, true)]
    [TestCase(-30, true)]
    [TestCase(90, false)]
    [TestCase(-90, false)]
    public void A_clock_half_a_minute_wrong_is_forgiven_and_more_is_not(int seconds, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var code = Totp.Code(Secret, Totp.StepAt(now.AddSeconds(seconds)));

        Assert.That(Totp.Match(Secret, code, now) is not null, Is.EqualTo(taken));
    }

    [TestCase("", "")]
    [TestCase("f", "MY")]
    [TestCase("foobar", "MZXW6YTBOI")]
    [TestCase("fooba", "MZXW6YTB")]
    public void Letters_of_the_secret_are_those_of_the_standards_examples(string bytes, string letters) =>
        Assert.That(Base32.Of(Encoding.ASCII.GetBytes(bytes)), Is.EqualTo(letters));
}
