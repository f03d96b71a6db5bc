namespace Hub.SharedKernel.Files;

/// <summary>Says what a file is by looking inside, and refuses what this place does not accept or nobody should.</summary>
internal static class FileInspector
{
    private static readonly (byte[] Start, FileKind Kind)[] Pictures =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], FileKind.Png),
        ([0xFF, 0xD8, 0xFF], FileKind.Jpeg),
        ([.. "GIF87a"u8], FileKind.Gif),
        ([.. "GIF89a"u8], FileKind.Gif),
    ];

    private static readonly byte[][] Programs =
        [[.. "MZ"u8], [0x7F, .. "ELF"u8], [0xCA, 0xFE, 0xBA, 0xBE], [0xCF, 0xFA, 0xED, 0xFE], [0xCE, 0xFA, 0xED, 0xFE]];

    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static FileKind Judge(Stream content, string fileName, FileRules rules, Refusal refusal, CancellationToken cancel)
    {
        var kind = Recognise(content, fileName, rules, refusal, cancel);
        content.Position = 0;
        return rules.Allowed.Contains(kind) ? kind : throw refusal.Because("Files.NotAllowed", kind.Name, rules.Names);
    }

    private static FileKind Recognise(Stream content, string fileName, FileRules rules, Refusal refusal, CancellationToken cancel)
    {
        Span<byte> buffer = stackalloc byte[1024];
        content.Position = 0;
        ReadOnlySpan<byte> head = buffer[..content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];

        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8)) return ZipInspector.Judge(content, refusal, cancel);
        if (IsPdf(head)) return Pdf(content, refusal);
        if (head.StartsWith("RIFF"u8) && head.Length > 12 && head[8..12].SequenceEqual("WEBP"u8)) return FileKind.WebP;
        foreach (var (start, kind) in Pictures)
        {
            if (head.StartsWith(start)) return kind;
        }

        if (head.StartsWith(OldOffice)) throw refusal.Because("Files.OldOffice");
        foreach (var start in Programs)
        {
            if (head.StartsWith(start)) throw refusal.Because("Files.Program");
        }

        return TextInspector.Judge(content, fileName, rules, refusal, cancel);
    }

    // Some old printers of PDF put white space or a byte order mark in front.
    private static bool IsPdf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        return head.TrimStart(" \t\r\n\f\0"u8).StartsWith("%PDF-"u8);
    }

    private static FileKind Pdf(Stream content, Refusal refusal)
    {
        Span<byte> end = stackalloc byte[4096];
        content.Position = Math.Max(0, content.Length - end.Length);
        var read = content.ReadAtLeast(end, end.Length, throwOnEndOfStream: false);
        return end[..read].IndexOf("%%EOF"u8) >= 0 ? FileKind.Pdf : throw refusal.Damaged(FileKind.Pdf);
    }
}
