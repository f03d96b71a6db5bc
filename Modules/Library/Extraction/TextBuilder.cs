using System.Text;

namespace Hub.Library.Extraction;

/// <summary>Gathers text up to a limit, without control characters and runs of white space.</summary>
internal sealed class TextBuilder(int most)
{
    private readonly StringBuilder text = new();

    public bool IsFull { get; private set; }

    public void Add(ReadOnlySpan<char> part)
    {
        foreach (var c in part)
        {
            if (text.Length >= most)
            {
                IsFull = true;
                return;
            }
            if (char.IsWhiteSpace(c))
                Space(c is '\n' ? '\n' : ' ');
            else if (!char.IsControl(c) && c is not ('\uFFFE' or '\uFFFF'))
                text.Append(c);
        }
    }

    public void Line() => Space('\n');

    public void Gap() => Space(' ');

    private void Space(char space)
    {
        if (text.Length == 0 || text.Length >= most)
            return;
        if (text[^1] is not (' ' or '\n'))
            text.Append(space);
        else if (space == '\n')
            text[^1] = '\n';
    }

    // The cut may fall between the halves of a pair.
    public override string ToString()
    {
        var end = text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length;
        return text.ToString(0, end).Trim();
    }
}
