using System.Globalization;
using Hub.Cabinet.SecondFactor;

namespace Hub.Cabinet.Tests.SecondFactor;

/// <summary>An authenticator app as tests need it.</summary>
internal sealed record Factor(byte[] Secret, IReadOnlyList<string> RecoveryCodes)
{
    public string Code(DateTimeOffset now, int steps = 0) => Totp.Code(Secret, Totp.StepAt(now) + steps);

    /// <summary>Switches the second step on as a person does: reads the secret from the page and types a code.</summary>
    public static async Task<Factor> TurnOn(Visitor visitor, DateTimeOffset now)
    {
        var page = await visitor.Get("/cabinet/secondfactor");
        var secret = Bytes(page.Html.QuerySelector("[data-secret]")!.TextContent);
        var shown = await page.Submit("main form", ("Input.Code", Totp.Code(secret, Totp.StepAt(now))));
        Assert.That(shown.Status, Is.EqualTo(200), string.Join(' ', shown.Errors));
        return new(secret, [.. shown.Html.QuerySelectorAll("[data-recovery-codes] code").Select(code => code.TextContent)]);
    }

    public static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Where(char.IsLetterOrDigit)
            .Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(at => byte.Parse(bits.AsSpan(at * 8, 8), NumberStyles.BinaryNumber, CultureInfo.InvariantCulture))];
    }
}
