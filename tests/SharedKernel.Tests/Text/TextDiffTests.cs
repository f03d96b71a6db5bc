using FsCheck;
using FsCheck.Fluent;
using Hub.SharedKernel.Text;

namespace Hub.SharedKernel.Tests.Text;

internal sealed class TextDiffTests
{
    [Test]
    public void Changed_words_are_marked() =>
        Assert.That(TextDiff.Compare("Час подання 240 хв.", "Час подання 15 хв."), Is.EqualTo(new[]
        {
            new DiffSegment(DiffKind.Same, "Час подання "),
            new DiffSegment(DiffKind.Removed, "240"),
            new DiffSegment(DiffKind.Added, "15"),
            new DiffSegment(DiffKind.Same, " хв."),
        }));

    [Test]
    public void A_word_with_an_apostrophe_changes_as_a_whole() =>
        Assert.That(TextDiff.Compare("здоров’я", "здоров’ю").Select(s => s.Text), Is.EqualTo(new[] { "здоров’я", "здоров’ю" }));

    [Test]
    public void A_new_text_is_added_and_a_dropped_one_removed() => Assert.Multiple(() =>
    {
        Assert.That(TextDiff.Compare(null, "нове"), Is.EqualTo(new[] { new DiffSegment(DiffKind.Added, "нове") }));
        Assert.That(TextDiff.Compare("старе", ""), Is.EqualTo(new[] { new DiffSegment(DiffKind.Removed, "старе") }));
        Assert.That(TextDiff.Compare("те саме", "те саме"), Is.EqualTo(new[] { new DiffSegment(DiffKind.Same, "те саме") }));
        Assert.That(TextDiff.Compare("", null), Is.Empty);
    });

    [Test]
    public void Huge_texts_without_anything_in_common_are_compared_whole()
    {
        var before = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"а{i}\n"));
        var after = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"б{i}\n"));

        Assert.That(TextDiff.Compare(before, after), Is.EqualTo(new[] { new DiffSegment(DiffKind.Removed, before), new DiffSegment(DiffKind.Added, after) }));
    }

    [Test]
    public void Long_texts_changed_in_many_words_are_compared_by_lines()
    {
        var before = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"рядок {i} а{i} б{i} в{i}\n"));
        var after = before.Replace("рядок", "запис", StringComparison.Ordinal).Replace("запис 1000 ", "рядок 1000 ", StringComparison.Ordinal);

        Assert.That(TextDiff.Compare(before, after), Has.Member(new DiffSegment(DiffKind.Same, "рядок 1000 а1000 б1000 в1000\n")));
    }

    [Property(MaxTest = 500)]
    public Property Both_versions_can_be_read_from_the_pieces()
    {
        var text = Gen.Elements("слово", "інше", " ", "  ", "\n", ".", "-", "’", "1").ArrayOf().Select(string.Concat).ToArbitrary();
        return Prop.ForAll(text, text, (before, after) =>
        {
            var pieces = TextDiff.Compare(before, after);
            return Read(pieces, DiffKind.Added) == before && Read(pieces, DiffKind.Removed) == after
                && pieces.Zip(pieces.Skip(1)).All(pair => pair.First.Kind != pair.Second.Kind);
        });
    }

    private static string Read(IEnumerable<DiffSegment> pieces, DiffKind without) =>
        string.Concat(pieces.Where(piece => piece.Kind != without).Select(piece => piece.Text));
}
