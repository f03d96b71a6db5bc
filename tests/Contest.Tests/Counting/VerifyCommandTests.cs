using System.Text;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Exchange;

namespace Hub.Contest.Counting.Tests;

/// <summary>The command <c>contest verify FILE</c> as it is typed, with what it prints.</summary>
[NonParallelizable]
internal sealed class VerifyCommandTests
{
    private static readonly byte[] file = CountCsv.Bytes(RoundCount.Of(Rounds.Of(new(), [7, 8, 9], [6, 9, 8])));

    [Test]
    public void An_untouched_file_ends_with_0_and_prints_its_seal()
    {
        var (code, said) = VerifyRun.Of(file);

        Assert.That(code, Is.Zero);
        Assert.That(said, Does.Contain(Verify.Of(file).Seal).And.Contain("ЗБІГАЄТЬСЯ"));
    }

    [Test]
    public void Another_file_than_the_protocol_names_ends_with_1()
    {
        Assert.That(VerifyRun.Of(file, "--seal", Verify.Of(file).Seal).Code, Is.Zero);
        var (code, said) = VerifyRun.Of(file, "--seal", new string('0', 64));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(said, Does.Contain("інший файл"));
    }

    [Test]
    public void A_changed_score_ends_with_1_and_says_what_follows()
    {
        var (code, said) = VerifyRun.Of(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace("score,N1,E1,J3,C1,given,9", "score,N1,E1,J3,C1,given,4", StringComparison.Ordinal)));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(said, Does.Contain("Оцінка члена журі J3 (Журі № 3) за заявку E1 (Практика 1), критерій C1 (Критерій C1), тепер «4», а запечатано 9.")
            .And.Contain("Тоді бал заявки E1 (Практика 1) – 6.33, а не 8.00, як опубліковано, а місце – 2 замість 1.").And.Contain("НЕ ЗБІГАЄТЬСЯ"));
    }

    [Test]
    public void A_file_that_cannot_be_read_ends_with_2_and_says_how_to_mend_it()
    {
        var (code, said) = VerifyRun.Of(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace("score,N1,E1,J3,C1,given,9", "score,N1,E1,J3,C1,given,багато", StringComparison.Ordinal)));

        Assert.That(code, Is.EqualTo(2));
        Assert.That(said, Does.Contain("Через це порахувати не можна").And.Contain("«багато» у полі given не є числом").And.Contain("НЕ ПРОЧИТАНО"));
        Assert.That(VerifyRun.Of(null).Code, Is.EqualTo(2));
    }
}
