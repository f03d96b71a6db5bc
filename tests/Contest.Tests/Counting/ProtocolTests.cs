using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Exchange;

namespace Hub.Contest.Counting.Tests;

internal sealed class ProtocolTests
{
    [Property(MaxTest = 60)]
    public void Equal_counts_give_the_same_protocol_to_the_byte(int seed, int order)
    {
        var input = Rounds.Random(seed);

        Assert.That(ProtocolJson.Bytes(RoundCount.Of(Rounds.Shuffled(input, order))), Is.EqualTo(ProtocolJson.Bytes(RoundCount.Of(input))));
    }

    [Test]
    public void A_correlation_whose_components_cancel_out_is_none_and_the_protocol_is_written_all_the_same()
    {
        var count = RoundCount.Of(Rounds.Random(41));
        var figures = count.Nominations.Where(n => !n.IsRefused).Select(Health.JuryHealth.Of).SelectMany(h => h.Criteria.Append(h.Ballots)).ToList();

        Assert.That(figures.Select(f => f.Icc).OfType<Health.Icc>().SelectMany(i => new[] { i.One1, i.Two1, i.Three1, i.OneK, i.TwoK, i.ThreeK }).Where(v => !double.IsFinite(v)), Is.Not.Empty, "this round has one");
        Assert.That(figures.Select(f => f.IccTwoK.Value).OfType<double>(), Is.All.Matches<double>(double.IsFinite));
        Assert.That(JsonDocument.Parse(ProtocolJson.Bytes(count)).RootElement.GetProperty("sha256").GetString(), Has.Length.EqualTo(64));
    }

    [Test]
    public void The_hash_is_of_the_protocol_and_the_seal_is_that_of_the_file()
    {
        var count = RoundCount.Of(Rounds.Random(11));
        var text = Encoding.UTF8.GetString(ProtocolJson.Bytes(count));
        var protocol = text["{\"protocol\":".Length..text.LastIndexOf(",\"sha256\":", StringComparison.Ordinal)];

        var root = JsonDocument.Parse(text).RootElement;
        Assert.That(root.GetProperty("sha256").GetString(), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(protocol)))));
        Assert.That(root.GetProperty("protocol").GetProperty("seal").GetString(), Is.EqualTo(Verify.Of(CountCsv.Bytes(count)).Seal));
    }

    [Test]
    public void Every_rule_juror_ballot_and_step_is_in_it()
    {
        var input = Rounds.Of(new() { TrimFrom = 5 }, [0, 6, 7, 8, 10], [5, 5, 5, 5, 6]);
        var protocol = JsonDocument.Parse(ProtocolJson.Bytes(RoundCount.Of(input))).RootElement.GetProperty("protocol");

        Assert.That(protocol.GetProperty("rules").GetProperty("trim_from").GetString(), Is.EqualTo("5"));
        Assert.That(protocol.GetProperty("jurors").GetArrayLength(), Is.EqualTo(5));
        Assert.That(protocol.GetProperty("ballots").GetArrayLength(), Is.EqualTo(10));
        var nomination = protocol.GetProperty("nominations")[0];
        var first = nomination.GetProperty("entries")[0];
        Assert.That((first.GetProperty("place").GetInt32(), first.GetProperty("score").GetString(), first.GetProperty("exact").GetString()), Is.EqualTo((1, "7.00", "7")));
        Assert.That(first.GetProperty("criteria")[0].GetProperty("scores").EnumerateArray().Select(s => s.GetProperty("given").GetString() + " " + s.GetProperty("fate").GetString()),
            Is.EqualTo(new[] { "0 trimmed", "6 counted", "7 counted", "8 counted", "10 trimmed" }));
        Assert.That(nomination.GetProperty("health").GetProperty("criteria")[0].GetProperty("krippendorff_alpha_interval").GetProperty("value").GetDouble(), Is.InRange(-1, 1));
    }
}
