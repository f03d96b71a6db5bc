using System.Globalization;
using Hub.Discovery.Searching;
using Microsoft.AspNetCore.Http;

namespace Hub.Discovery.Machines;

/// <summary>One parameter of the search for machines: what it takes is checked, described in OpenAPI and told to people from here.</summary>
/// <param name="Name">As it stands in the address.</param>
/// <param name="Example">A value that works.</param>
/// <param name="Takes">What it takes.</param>
/// <param name="Choices">All values of a parameter that has few.</param>
internal sealed record ApiParameter(string Name, string Example, ApiTakes Takes, params string[] Choices)
{
    public string TextKey => "Api.Parameter." + Name;
}

/// <summary>What a parameter takes.</summary>
internal enum ApiTakes
{
    Words,

    /// <summary>May stand several times; the values are alternatives.</summary>
    Values,
    Choice,
    Number,
}

/// <summary>A parameter that was refused: key and arguments of the sentence.</summary>
internal sealed record ApiMistake(string Parameter, string Key, params object[] Arguments);

/// <summary>What the search for machines is asked, or why it is not understood. Unlike a page it refuses what makes no sense: a program is mended once.</summary>
internal sealed record ApiParameters(SearchQuery Query, int Page, int Size, bool Facets, IReadOnlyList<ApiMistake> Mistakes)
{
    public const int UsualSize = 20;
    public const int LargestSize = 100;

    public static readonly IReadOnlyList<ApiParameter> All =
    [
        new("q", "електронна черга", ApiTakes.Words),
        new("module", "practices", ApiTakes.Values), new("kind", "practices.practice", ApiTakes.Values), new("topic", "health", ApiTakes.Values),
        new("org", "vinnytska-miska-rada", ApiTakes.Values), new("region", "UA-05", ApiTakes.Values), new("place", "UA0502", ApiTakes.Values),
        new("lang", "uk", ApiTakes.Choice, "uk", "en"), new("year", "2026", ApiTakes.Values),
        new("sort", "date", ApiTakes.Choice, "relevance", "date"), new("page", "1", ApiTakes.Number), new("size", "20", ApiTakes.Number),
        new("facets", "false", ApiTakes.Choice, "true", "false"),
    ];

    public static ApiParameters From(IQueryCollection query)
    {
        var mistakes = new List<ApiMistake>();
        foreach (var (name, values) in query)
            if (All.FirstOrDefault(p => p.Name == name) is not { } parameter)
                mistakes.Add(new(Shown(name), "Api.Unknown", string.Join(", ", All.Select(p => p.Name))));
            else if (parameter.Takes != ApiTakes.Values && values.Count > 1 && name != "lang")
                mistakes.Add(new(name, "Api.Once"));
            else if (values.OfType<string>().Select(value => Mistake(parameter, value)).FirstOrDefault(m => m is not null) is { } mistake)
                mistakes.Add(mistake);
            else if (values.Count > SearchQuery.MostValues)
                mistakes.Add(new(name, "Api.TooManyValues", SearchQuery.MostValues));
        var (page, size) = (Number(query, "page", 1), Number(query, "size", UsualSize));
        if (mistakes.Count == 0 && (long)page * size > Search.MostReachable)
            mistakes.Add(new("page", "Api.TooFar", Search.MostReachable));
        return new(SearchQuery.From(query), page, size, query["facets"] != "false", mistakes);
    }

    private static ApiMistake? Mistake(ApiParameter parameter, string value) => parameter.Takes switch
    {
        ApiTakes.Words when value.Length > SearchQuery.LongestWords => new(parameter.Name, "Api.TooLong", SearchQuery.LongestWords),
        ApiTakes.Values when value.Trim().Length is 0 or > Searching.Facets.LongestValue || value.Any(c => char.IsControl(c) || char.IsSurrogate(c)) =>
            new(parameter.Name, "Api.Value", Searching.Facets.LongestValue),
        ApiTakes.Choice when !parameter.Choices.Contains(value) => new(parameter.Name, "Api.Choice", string.Join(", ", parameter.Choices)),
        ApiTakes.Number when Whole(value) is not { } number || number < 1 || number > Largest(parameter) => new(parameter.Name, "Api.Number", Largest(parameter)),
        _ => null,
    };

    private static int Largest(ApiParameter parameter) => parameter.Name == "size" ? LargestSize : Search.MostReachable;

    private static int? Whole(string? value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int Number(IQueryCollection query, string name, int usual) => Whole(query[name]) ?? usual;

    // A name somebody made up is repeated only as far as it helps to find it.
    private static string Shown(string name)
    {
        var plain = string.Concat(name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(40));
        return plain == "" ? "?" : plain;
    }
}
