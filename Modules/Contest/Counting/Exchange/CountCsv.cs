using System.Security.Cryptography;
using System.Text;

namespace Hub.Contest.Counting.Exchange;

/// <summary>Writes a count as one file that holds everything: UTF-8, one row a fact, every row with its check, the seal at the end. Equal counts give equal bytes.</summary>
internal static class CountCsv
{
    private static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: true);

    public static byte[] Bytes(RoundCount count) => Bytes(InputRows.Of(count.Input).Concat(ResultRows.Of(count)));

    public static byte[] Bytes(IEnumerable<CountRow> rows)
    {
        using var file = new MemoryStream();
        file.Write(utf8.Preamble);
        file.Write(utf8.GetBytes(string.Join(',', CountRow.Headings) + "\n"));
        foreach (var row in rows)
            Write(file, row);
        Write(file, new("seal", "", "", "", "", "sha256", Seal(file.GetBuffer().AsSpan(0, (int)file.Length))));
        return file.ToArray();
    }

    /// <summary>SHA-256 of everything before the row of the seal, the mark at the beginning included.</summary>
    public static string Seal(ReadOnlySpan<byte> before) => Convert.ToHexStringLower(SHA256.HashData(before));

    private static void Write(MemoryStream file, CountRow row)
    {
        var line = row.Line();
        file.Write(utf8.GetBytes(line + "," + CountRow.Check(line) + "\n"));
    }
}
