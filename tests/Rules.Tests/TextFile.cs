using System.Xml.Linq;

namespace Hub.Rules.Tests;

/// <summary>The sentences of a .resx file.</summary>
internal static class TextFile
{
    public static Dictionary<string, string> Read(string file) => XDocument.Load(file).Root!.Elements("data")
        .DistinctBy(e => e.Attribute("name")!.Value).ToDictionary(e => e.Attribute("name")!.Value, e => e.Element("value")!.Value);

    public static IEnumerable<string> Keys(string file) => XDocument.Load(file).Root!.Elements("data").Select(e => e.Attribute("name")!.Value);
}
