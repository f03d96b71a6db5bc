using System.Text;
using Hub.SharedKernel.Text;

namespace Hub.SharedKernel.Tests.Text;

/// <summary>Texts from outside may hold what is no character; normalising them must not fail.</summary>
internal sealed class NormalFormTests
{
    // Pairs and not cases: half a surrogate pair cannot be written into the name of a test.
    private static readonly (string Text, string Normal)[] examples =
    [
        ("Рада\uFFFE", "Рада\uFFFD"), ("\uD83Dа", "\uFFFDа"), ("а\uDE00", "а\uFFFD"), ("\uD83D\uDE00", "\uD83D\uDE00"), ("і\u0308", "ї"), ("", ""),
    ];

    [Test]
    public void What_is_no_character_is_replaced_and_the_rest_composed() =>
        Assert.That(examples.Select(e => e.Text.Normal()), Is.EqualTo(examples.Select(e => e.Normal)));

    [Property(MaxTest = 1000)]
    public void Any_text_has_every_normal_form(char[] letters)
    {
        foreach (var form in Enum.GetValues<NormalizationForm>())
        {
            var normal = new string(letters).Normal(form);
            Assert.That(normal.IsNormalized(form), Is.True);
            Assert.That(normal.Normal(form), Is.EqualTo(normal));
        }
    }
}
