using Hub.Practices.Reading;
using Hub.SharedKernel.Text;

namespace Hub.Practices.Tests.Reading;

internal sealed class VersionDiffTests
{
    [Test]
    public void Only_changed_sections_are_told()
    {
        var (before, after) = (Samples.Content(), Samples.Content());
        after.Problem = new("Черги ще з вечора.");
        after.Steps.Add(new() { Title = new("Відкрити запис") });

        var diffs = VersionDiff.Compare(before, after);

        Assert.Multiple(() =>
        {
            Assert.That(diffs.Select(d => d.TitleKey), Is.EqualTo(new[] { "Section.Problem", "Section.Steps" }));
            Assert.That(string.Concat(diffs[0].Pieces.Where(p => p.Kind != DiffKind.Added).Select(p => p.Text)), Is.EqualTo("Черги з ночі."));
            Assert.That(string.Concat(diffs[0].Pieces.Where(p => p.Kind != DiffKind.Removed).Select(p => p.Text)), Is.EqualTo("Черги ще з вечора."));
        });
    }

    [Test]
    public void Line_ends_alone_are_no_change()
    {
        var (before, after) = (Samples.Content(), Samples.Content());
        before.Solution = new("Один\r\nДва");
        after.Solution = new("Один\nДва\n");

        Assert.That(VersionDiff.Compare(before, after), Is.Empty);
    }
}
