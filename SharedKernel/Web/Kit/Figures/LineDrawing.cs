using System.Globalization;

namespace Hub.SharedKernel.Web.Kit.Figures;

/// <summary>The picture of a line chart; what it says stands in the table, so it is hidden from screen readers.</summary>
internal sealed class LineDrawing(IReadOnlyList<string> labels, IReadOnlyList<ChartSeries> series)
{
    private const double Width = 480;
    private const double Height = 250;
    private const double Left = 52;
    private const double Right = 16;
    private const double Top = 12;
    private const double Bottom = 30;
    private const int LabelsThatFit = 6;

    private readonly LineScale scale = LineScale.Of(series.SelectMany(line => line.Values).OfType<double>());

    public Markup Draw() =>
        $"""<svg viewBox="0 0 {Width} {Height}" aria-hidden="true" focusable="false">{Markup.Join(scale.Marks, Mark)}{Markup.Join(labels.Index(), label => Label(label.Index, label.Item))}{Markup.Join(series.Index(), line => Line(line.Index, line.Item))}</svg>""";

    private Markup Mark(double value)
    {
        var line = value == 0 ? "axis" : "grid";
        return $"""<line class="hub-line__{line}" x1="{Left}" x2="{Width - Right}" y1="{Y(value)}" y2="{Y(value)}"/><text x="{Left - 6}" y="{Y(value) + 5}" text-anchor="end">{Figure.Short(value)}</text>""";
    }

    private Markup Label(int index, string text)
    {
        var every = (int)Math.Ceiling(labels.Count / (double)LabelsThatFit);
        if (index % every != 0) return new Markup();
        return $"""<text x="{X(index)}" y="{Height - 8}" text-anchor="middle">{text}</text>""";
    }

    private Markup Line(int index, ChartSeries line)
    {
        var style = HubLineTagHelper.Style(index);
        Markup strokes = Markup.Join(Unbroken(line), points => (Markup)$"""<polyline class="hub-line__series--{style}" points="{string.Join(' ', points)}"/>""");
        return $"{strokes}{Markup.Join(Present(line), point => Dot(point.Index, point.Value, style, line.Name))}";
    }

    private Markup Dot(int index, double value, int style, string name) =>
        $"""<circle class="hub-line__point--{style}" cx="{X(index)}" cy="{Y(value)}" r="3.5"><title>{name}, {labels[index]}: {Figure.Short(value)}</title></circle>""";

    private IEnumerable<List<string>> Unbroken(ChartSeries line)
    {
        var run = new List<string>();
        for (var i = 0; i < labels.Count; i++)
        {
            if (i < line.Values.Count && line.Values[i] is { } value)
            {
                run.Add(string.Create(CultureInfo.InvariantCulture, $"{X(i):0.#},{Y(value):0.#}"));
                continue;
            }

            if (run.Count > 1) yield return run;
            run = [];
        }

        if (run.Count > 1) yield return run;
    }

    private IEnumerable<(int Index, double Value)> Present(ChartSeries line) =>
        from value in line.Values.Take(labels.Count).Index() where value.Item is not null select (value.Index, value.Item!.Value);

    private double X(int index) => labels.Count < 2
        ? (Left + Width - Right) / 2
        : Left + 14 + ((Width - Left - Right - 28) * index / (labels.Count - 1));

    private double Y(double value) => Top + ((Height - Top - Bottom) * (scale.High - value) / (scale.High - scale.Low));
}
