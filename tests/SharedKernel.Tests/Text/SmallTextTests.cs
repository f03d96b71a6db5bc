using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Hub.SharedKernel.Text;

namespace Hub.SharedKernel.Tests.Text;

internal sealed class BilingualTests
{
    private static readonly CultureInfo Uk = CultureInfo.GetCultureInfo("uk");
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en-GB");

    [Test]
    public void An_English_reader_gets_English_where_there_is_any() =>
        Assert.That(new Bilingual("Черга", "Queue").In(En), Is.EqualTo(new LocalText("Queue", "en")));

    [TestCase(null)]
    [TestCase("  ")]
    public void An_English_reader_gets_Ukrainian_marked_as_such_otherwise(string? english) =>
        Assert.That(new Bilingual("Черга", english).In(En), Is.EqualTo(new LocalText("Черга", "uk")));

    [Test]
    public void A_Ukrainian_reader_gets_Ukrainian() =>
        Assert.That(new Bilingual("Черга", "Queue").In(Uk), Is.EqualTo(new LocalText("Черга", "uk")));
}

internal sealed class CsvCellTests
{
    [TestCase("=1+1", "'=1+1")]
    [TestCase("+380", "'+380")]
    [TestCase("-5", "'-5")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\t=1", "'\t=1")]
    [TestCase("\r=1", "'\r=1")]
    [TestCase("'=1", "''=1")]
    [TestCase("'слово'", "'слово'")]
    [TestCase("a=b", "a=b")]
    [TestCase("", "")]
    [TestCase(null, null)]
    public void A_formula_is_written_as_text(string? text, string? cell) =>
        Assert.That(CsvCell.Neutral(text), Is.EqualTo(cell));

    [Property(MaxTest = 2000)]
    public Property What_was_written_is_read_back()
    {
        var risky = Gen.Elements("'=+-@\t\r\n＝ aбв".ToCharArray()).ArrayOf().Select(letters => new string(letters)).ToArbitrary();
        return Prop.ForAll(risky, text => CsvCell.Original(CsvCell.Neutral(text)) == text);
    }

    [Property]
    public bool No_written_cell_starts_a_formula(string text) =>
        CsvCell.Neutral(text) is not { Length: > 0 } cell || !"=+-@\t\r".Contains(cell[0]);
}

internal sealed class UkrainianOrderTests
{
    [Test]
    public void Letters_follow_the_Ukrainian_alphabet()
    {
        string[] right = ["2 школи", "Ананьїв", "Гоща", "Ґанок", "Еней", "Єнакієве", "Ірпінь", "Їжакевич", "Йосипівка", "м'ята", "Мятин", "Стіл", "сто", "Яготин", "API"];

        var sorted = right.Reverse().Order(UkrainianOrder.Comparer);

        Assert.That(sorted, Is.EqualTo(right));
    }

    [Test]
    public void A_shorter_name_comes_before_the_one_it_starts() =>
        Assert.That(UkrainianOrder.Comparer.Compare("Київ", "Київська"), Is.Negative);

    [Property(MaxTest = 1000)]
    public bool The_order_is_the_same_from_both_sides(string? a, string? b, string? c)
    {
        var order = UkrainianOrder.Comparer;
        var transitive = order.Compare(a, b) > 0 || order.Compare(b, c) > 0 || order.Compare(a, c) <= 0;
        return transitive && Math.Sign(order.Compare(a, b)) == -Math.Sign(order.Compare(b, a)) && order.Compare(a, a) == 0;
    }
}
