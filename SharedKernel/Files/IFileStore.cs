namespace Hub.SharedKernel.Files;

/// <summary>
/// Files people upload, found by the hash of their bytes: the same content is stored once. Several hosts may share one store.
/// </summary>
public interface IFileStore
{
    /// <summary>
    /// Takes a file in: reads it only up to the limit, judges it by content, cleans pictures of hidden data (place, camera, author)
    /// and keeps it. When this returns, the bytes are safely on disk.
    /// </summary>
    /// <param name="content">The bytes as they arrive; read once, not closed.</param>
    /// <param name="fileName">The name the person's browser gave; not trusted.</param>
    /// <param name="rules">What is accepted here.</param>
    /// <param name="cancel">Ends the work; nothing stays behind.</param>
    /// <exception cref="RuleViolation">The file is refused (keys <c>Files.…</c>): too large, not an accepted kind, damaged or dangerous.</exception>
    Task<StoredFile> Save(Stream content, string fileName, FileRules rules, CancellationToken cancel);

    /// <summary>What <see cref="Save"/> would answer or refuse; nothing is kept.</summary>
    /// <param name="content">The bytes as they arrive; read once, not closed.</param>
    /// <param name="fileName">The name it came with; not trusted.</param>
    /// <param name="rules">What is accepted here.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="RuleViolation">The file would be refused.</exception>
    Task<StoredFile> Check(Stream content, string fileName, FileRules rules, CancellationToken cancel);

    /// <summary>The bytes of a file, readable from any place; null when there is no such file. The caller closes the stream.</summary>
    /// <param name="sha256">Hash of a <see cref="StoredFile"/>.</param>
    Stream? Open(string sha256);

    /// <summary>Deletes a file for good. The caller knows that nobody refers to the hash any more: the store cannot.</summary>
    /// <param name="sha256">Hash of a <see cref="StoredFile"/>.</param>
    /// <returns>Whether there was such a file.</returns>
    bool Delete(string sha256);

    /// <summary>Reads a file again and compares it with its hash.</summary>
    /// <param name="sha256">Hash of a <see cref="StoredFile"/>.</param>
    /// <param name="cancel">Ends the work.</param>
    Task<FileHealth> Verify(string sha256, CancellationToken cancel);

    /// <summary>Hashes of all kept files in ascending order; those that come or go meanwhile may be among them or not.</summary>
    IEnumerable<string> All();

    /// <summary>The folder the store lies in, in full; null for one that lies in none.</summary>
    string? Place { get; }

    /// <summary>Puts a file of a backup back as it was: it was judged and cleaned when it came. When this returns, the bytes are safely on disk.</summary>
    /// <param name="sha256">Hash it is found by.</param>
    /// <param name="content">The bytes; read once, not closed.</param>
    /// <param name="cancel">Ends the work; nothing stays behind.</param>
    Task PutBack(string sha256, Stream content, CancellationToken cancel);
}
