namespace Hub.SharedKernel.Web.Kit.Figures;

/// <summary>Round marks for an axis from zero (or below) to the greatest value.</summary>
internal sealed record LineScale(double Low, double High, double Step)
{
    private const int About = 4;

    public IEnumerable<double> Marks => Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(i => Low + (i * Step));

    public static LineScale Of(IEnumerable<double> values)
    {
        var all = values.DefaultIfEmpty(0).ToList();
        var low = Math.Min(0, all.Min());
        var high = Math.Max(all.Max(), low + 1);
        var step = RoundStep((high - low) / About);
        return new LineScale(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    private static double RoundStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 5 => 5,
            _ => 10,
        };
    }
}
