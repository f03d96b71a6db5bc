using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hub.Practices.Exchange;

/// <summary>
/// Finds a practice named twice in one file. Keeps 20 bytes a row, whatever the ids are: the one thing that grows with the file.
/// </summary>
internal sealed class SeenIds
{
    private readonly Dictionary<UInt128, int> rows = [];

    public void Check(PracticeRow row)
    {
        if (row.ExternalId != "")
            Check(row, PracticeColumns.ExternalId, "Import.ExternalIdTwice", row.ExternalId);
        if (row.Id != "")
            Check(row, PracticeColumns.Id, "Import.IdTwice", row.Id.ToUpperInvariant());
    }

    private void Check(PracticeRow row, string column, string key, string id)
    {
        if (!rows.TryAdd(Hash(column + ":" + id), row.Number))
            row.Wrong(column, key, Mistake.Quote(id), rows[Hash(column + ":" + id)]);
    }

    private static UInt128 Hash(string text) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
