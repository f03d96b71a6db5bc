using Hub.SharedKernel.Text;

namespace Hub.SharedKernel.Tests.Text;

/// <summary>How well the forms of 2000 lemmas, none of them used to learn the endings, meet and keep apart.</summary>
internal sealed class StemQualityTests
{
    private static readonly string Sample = Path.Combine(TestContext.CurrentContext.TestDirectory, "Text", "uk-paradigms-sample.tsv");

    [Test]
    public void The_forms_of_a_lemma_meet()
    {
        var shares = Lemmas().Select(forms => (double)forms.GroupBy(Stem).Max(group => group.Count()) / forms.Length).ToList();

        TestContext.Out.WriteLine($"lemmas {shares.Count}, mean share of a lemma's forms with its most frequent stem {shares.Average():0.0000}");
        Assert.That(shares.Average(), Is.GreaterThanOrEqualTo(0.93));
    }

    [Test]
    public void Forms_that_meet_are_of_one_lemma()
    {
        var byStem = Lemmas().SelectMany((forms, lemma) => forms.Select(form => (stem: Stem(form), lemma))).GroupBy(pair => pair.stem).ToList();
        var pairs = byStem.Sum(group => Pairs(group.Count()));
        var right = byStem.Sum(group => group.GroupBy(pair => pair.lemma).Sum(own => Pairs(own.Count())));

        TestContext.Out.WriteLine($"pairs of forms with one stem {pairs}, of one lemma {right}, precision {(double)right / pairs:0.0000}");
        Assert.That((double)right / pairs, Is.GreaterThanOrEqualTo(0.95));
    }

    private static string Stem(string form) => Words.Stem(Words.Normalise(form));

    private static long Pairs(long count) => count * (count - 1) / 2;

    private static IEnumerable<string[]> Lemmas() =>
        File.ReadLines(Sample).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')[1].Split(' '));
}
