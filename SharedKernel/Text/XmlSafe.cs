using System.Text;
using System.Xml;

namespace Hub.SharedKernel.Text;

/// <summary>Texts of people in XML.</summary>
public static class XmlSafe
{
    /// <summary>The text without what XML 1.0 forbids even when it is escaped: most control characters, halves of surrogate pairs, noncharacters.</summary>
    /// <param name="text">Any text.</param>
    public static string Allowed(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))
                kept.Append(rune.ToString());
        return kept.ToString();
    }
}
