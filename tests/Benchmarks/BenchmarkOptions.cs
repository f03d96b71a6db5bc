using System.Globalization;

namespace Hub.Benchmarks;

/// <summary>What is measured.</summary>
/// <param name="Sizes">Numbers of practices.</param>
/// <param name="Seconds">Length of each load.</param>
internal sealed record BenchmarkOptions(IReadOnlyList<int> Sizes, int Seconds)
{
    public static BenchmarkOptions From(string[] args)
    {
        var sizes = Value(args, "--practices") ?? "1000,100000";
        var seconds = Value(args, "--seconds") ?? "5";
        return new([.. sizes.Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture))], int.Parse(seconds, CultureInfo.InvariantCulture));
    }

    private static string? Value(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
