using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hub.SharedKernel.Exchange;

/// <summary>
/// Finds what is named twice in one file. Keeps 20 bytes a name, however long the names are: the one thing that grows with the file.
/// </summary>
public sealed class SeenIds
{
    private readonly Dictionary<UInt128, int> rows = [];

    /// <summary>Remembers a name, and says so when an earlier row has it.</summary>
    /// <param name="row">The row that has the name.</param>
    /// <param name="column">The column it stands in; names are compared within a column.</param>
    /// <param name="key">Key of the sentence: {0} the name, {1} the earlier row.</param>
    /// <param name="id">The name in the spelling it is compared in; an empty one is passed over.</param>
    public void Check(FileRow row, string column, string key, string id)
    {
        if (id != "" && !rows.TryAdd(Hash(column, id), row.Number))
            row.Wrong(column, key, Mistake.Quote(id), rows[Hash(column, id)]);
    }

    /// <summary>The row that has a name; null when none was seen.</summary>
    /// <param name="column">The column.</param>
    /// <param name="id">The name.</param>
    public int? Find(string column, string id) => rows.TryGetValue(Hash(column, id), out var row) ? row : null;

    private static UInt128 Hash(string column, string id) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(column + ":" + id)));
}
