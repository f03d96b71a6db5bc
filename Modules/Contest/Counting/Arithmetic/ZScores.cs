namespace Hub.Contest.Counting;

/// <summary>Brings every juror's scores on a criterion to the target mean and spread.</summary>
internal static class ZScores
{
    /// <summary>Scores as they count, in units of <see cref="Units.One"/> × <see cref="Units.OneZ"/>: ballot × criterion.</summary>
    public static long[] Of(long[] given, (int Entry, int Juror)[] ballots, int jurors, int criteria, CountingRules rules)
    {
        var counting = new long[given.Length];
        var measures = new Measure[jurors * criteria];
        for (var i = 0; i < given.Length; i++)
            if (given[i] != Sheet.Missing)
                measures[(ballots[i / criteria].Juror * criteria) + (i % criteria)].Add(given[i]);
        // Jurors give few different scores; each is worked out once.
        var known = new Dictionary<(int Measure, long Score), long>();
        for (var i = 0; i < given.Length; i++)
        {
            var measure = (ballots[i / criteria].Juror * criteria) + (i % criteria);
            if (given[i] == Sheet.Missing)
                counting[i] = Sheet.Missing;
            else if (!known.TryGetValue((measure, given[i]), out counting[i]))
                known[(measure, given[i])] = counting[i] = measures[measure].Counting(given[i], rules);
        }
        return counting;
    }

    private struct Measure
    {
        private int count;
        private Int128 sum, squares;

        public void Add(long score)
        {
            count++;
            sum += score;
            squares += (Int128)score * score;
        }

        public readonly long Counting(long score, CountingRules rules)
        {
            var isShort = count < rules.ShortBelow;
            var isConstant = count * squares == sum * sum;
            if ((isShort && rules.Short == Unusable.LeftOut) || (!isShort && isConstant && rules.Constant == Unusable.LeftOut))
                return Sheet.Missing;
            var mean = Units.Of(rules.TargetMean) * Units.OneZ;
            return isShort || isConstant ? mean : mean + (Units.Of(rules.TargetSpread) * Units.Z(score, count, sum, squares));
        }
    }
}
