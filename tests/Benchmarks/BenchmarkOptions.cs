using System.Globalization;

namespace Hub.Benchmarks;

/// <summary>What is measured.</summary>
/// <param name="Sizes">Numbers of practices.</param>
/// <param name="Seconds">Length of each load.</param>
/// <param name="Program">The portal's program; null to publish it first.</param>
internal sealed record BenchmarkOptions(IReadOnlyList<int> Sizes, int Seconds, string? Program)
{
    public static BenchmarkOptions From(string[] args)
    {
        var sizes = Value(args, "--practices") ?? "1000,10000,100000";
        var seconds = Value(args, "--seconds") ?? "5";
        return new([.. sizes.Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture))], int.Parse(seconds, CultureInfo.InvariantCulture),
            Value(args, "--program") is { } program ? Path.GetFullPath(program) : null);
    }

    private static string? Value(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
