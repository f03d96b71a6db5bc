using System.Text;

namespace Hub.SharedKernel.Exchange;

/// <summary>Why a row of a CSV file could not be read as it stands.</summary>
internal enum CsvFault
{
    None,
    /// <summary>A quote was opened and the file ended, or the cell grew past every limit.</summary>
    QuoteNotClosed,
    /// <summary>Something stands between a closing quote and the next delimiter.</summary>
    TextAfterQuote,
    CellTooLong,
}

/// <summary>
/// Reads a CSV file row by row (RFC 4180; line ends of every system; quoted line ends kept) in memory for one row.
/// </summary>
internal sealed class CsvReader(TextReader text, char delimiter)
{
    public const int LongestCell = ExchangeLimits.LongestCell;

    private const int MostCells = 4_000;

    private enum At { CellStart, Plain, Quoted, QuoteSeen }

    private readonly char[] buffer = new char[32 * 1024];
    private readonly StringBuilder cell = new();
    private int position, length;
    private bool skipLineFeed;
    private At at;

    public List<string> Cells { get; } = [];

    /// <summary>Number of the row as a spreadsheet shows it, from 1.</summary>
    public int Row { get; private set; }

    /// <summary>Line of the file the row began at, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Line of the file where the reader stands.</summary>
    public int LineNow { get; private set; } = 1;

    public CsvFault Fault { get; private set; }

    /// <summary>Line at which the faulty cell began, and its number in the row from 1.</summary>
    public (int Line, int Cell) FaultAt { get; private set; }

    private int cellLine;

    /// <summary>Reads the next row into <see cref="Cells"/>; false at the end of the file.</summary>
    public async ValueTask<bool> Read(CancellationToken cancel)
    {
        if (Fault == CsvFault.QuoteNotClosed)
            return false;
        Cells.Clear();
        (Fault, at) = (CsvFault.None, At.CellStart);
        Row++;
        (Line, cellLine) = (LineNow, LineNow);
        var any = false;
        while (position < length || await Fill(cancel))
        {
            if (skipLineFeed)
            {
                skipLineFeed = false;
                if (buffer[position] == '\n')
                {
                    position++;
                    continue;
                }
            }
            any = true;
            if (Take())
                return true;
        }
        return any && EndOfFile();
    }

    private async ValueTask<bool> Fill(CancellationToken cancel)
    {
        (position, length) = (0, await text.ReadAsync(buffer.AsMemory(), cancel));
        return length > 0;
    }

    /// <summary>Takes what is in the buffer up to the end of the row; true when the row is complete.</summary>
    private bool Take()
    {
        while (position < length)
        {
            var c = buffer[position++];
            switch (at)
            {
                case At.CellStart when c == '"':
                    at = At.Quoted;
                    break;
                case At.Quoted when c == '"':
                    at = At.QuoteSeen;
                    break;
                case At.QuoteSeen when c == '"':
                    Append(c);
                    at = At.Quoted;
                    break;
                case At.Quoted:
                    if (c == '\n')
                        LineNow++;
                    Append(c);
                    if (Fault == CsvFault.QuoteNotClosed)
                        return true;
                    AppendRun(buffer.AsSpan(position, length - position).IndexOfAny('"', '\n'));
                    break;
                default:
                    if (Outside(c))
                        return true;
                    break;
            }
        }
        return false;
    }

    private bool Outside(char c)
    {
        if (c == delimiter)
        {
            EndCell();
            return false;
        }
        if (c is '\n' or '\r')
        {
            EndCell();
            skipLineFeed = c == '\r';
            LineNow++;
            return true;
        }
        if (at == At.QuoteSeen)
            Say(CsvFault.TextAfterQuote);
        at = At.Plain;
        Append(c);
        AppendRun(buffer.AsSpan(position, length - position).IndexOfAny(delimiter, '\n', '\r'));
        return false;
    }

    /// <summary>Takes all characters before the next special one at once; near the limit they are taken one by one.</summary>
    private void AppendRun(int next)
    {
        var count = next < 0 ? length - position : next;
        if (cell.Length + count > LongestCell)
            return;
        cell.Append(buffer, position, count);
        position += count;
    }

    private void Append(char c)
    {
        if (cell.Length < LongestCell)
            cell.Append(c);
        else
            Say(at == At.Quoted ? CsvFault.QuoteNotClosed : CsvFault.CellTooLong);
    }

    private void EndCell()
    {
        if (Cells.Count < MostCells)
            Cells.Add(cell.ToString());
        cell.Clear();
        (at, cellLine) = (At.CellStart, LineNow);
    }

    private bool EndOfFile()
    {
        if (at == At.Quoted)
            Say(CsvFault.QuoteNotClosed);
        EndCell();
        return true;
    }

    private void Say(CsvFault fault)
    {
        if (Fault == CsvFault.None)
            (Fault, FaultAt) = (fault, (cellLine, Cells.Count + 1));
    }
}
