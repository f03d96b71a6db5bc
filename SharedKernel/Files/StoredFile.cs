namespace Hub.SharedKernel.Files;

/// <summary>What a module keeps of a stored file; the bytes are found by the hash.</summary>
/// <param name="Sha256">SHA-256 of the stored bytes, 64 small hexadecimal digits.</param>
/// <param name="Bytes">Length of the stored bytes.</param>
/// <param name="ContentType">Media type by content.</param>
/// <param name="SafeName">Name to offer when it is downloaded.</param>
/// <param name="Width">Width of a picture as seen, in pixels; null for other files.</param>
/// <param name="Height">Height of a picture as seen, in pixels; null for other files.</param>
public sealed record StoredFile(string Sha256, long Bytes, string ContentType, string SafeName, int? Width, int? Height);

/// <summary>The state of stored bytes.</summary>
public enum FileHealth
{
    /// <summary>The bytes still have their hash.</summary>
    Sound,

    /// <summary>The bytes have changed: restore the file from a backup.</summary>
    Damaged,

    /// <summary>There is no such file: restore it from a backup.</summary>
    Missing,
}
