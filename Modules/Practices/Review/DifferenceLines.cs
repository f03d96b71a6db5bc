using Hub.SharedKernel.Text;

namespace Hub.Practices.Review;

/// <summary>Cuts a comparison at line ends; lines that say nothing go.</summary>
internal static class DifferenceLines
{
    public static IReadOnlyList<IReadOnlyList<DiffSegment>> Of(IReadOnlyList<DiffSegment> segments)
    {
        List<List<DiffSegment>> lines = [[]];
        foreach (var segment in segments)
        {
            var parts = segment.Text.Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                    lines.Add([]);
                if (parts[i].Length > 0)
                    lines[^1].Add(segment with { Text = parts[i] });
            }
        }
        return [.. lines.Where(line => line.Any(piece => !string.IsNullOrWhiteSpace(piece.Text)))];
    }
}
