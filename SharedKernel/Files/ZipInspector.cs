namespace Hub.SharedKernel.Files;

/// <summary>
/// Looks through an archive: what kind of document it is, and that unpacking it would fill no disk and leave no folder.
/// Archives inside are counted as files and never opened.
/// </summary>
internal static class ZipInspector
{
    internal const int MostEntries = 10_000;
    internal const long MostUnpacked = 512L * 1024 * 1024;
    internal const int MostTimesSmaller = 200;
    internal const long SmallUnpacked = 20L * 1024 * 1024;

    private const string OpenDocumentType = "mimetype";

    private static readonly (string Part, FileKind Kind)[] Office =
        [("word/document.xml", FileKind.Docx), ("xl/workbook.xml", FileKind.Xlsx), ("ppt/presentation.xml", FileKind.Pptx)];

    public static FileKind Judge(Stream content, Refusal refusal, CancellationToken cancel)
    {
        var entries = ZipDirectory.Read(content, MostEntries) ?? throw refusal.Damaged(FileKind.Zip);
        if (entries.Count == 0) throw refusal.Because("Files.Empty");
        if (entries.Count > MostEntries) throw refusal.Because("Files.ArchiveTooMany", MostEntries);
        foreach (var entry in entries) CheckEntry(entry, refusal);
        if (IsBomb(entries.Sum(entry => entry.Declared), content.Length)) throw TooBig(refusal);
        try
        {
            Unpack(content, entries, refusal, cancel);
            return Kind(content, entries, refusal);
        }
        catch (InvalidDataException)
        {
            throw refusal.Damaged(FileKind.Zip);
        }
    }

    private static void CheckEntry(ZipEntry entry, Refusal refusal)
    {
        if (entry.IsEncrypted) throw refusal.Because("Files.ArchiveEncrypted");
        if (LeavesFolder(entry.Name)) throw refusal.Because("Files.ArchiveUnsafeName", FileNames.Shown(entry.Name));
        if (entry.Method is not (ZipEntry.Stored or ZipEntry.Deflated)) throw refusal.Because("Files.ArchiveMethod");
    }

    private static bool LeavesFolder(string name) =>
        name.Length == 0
        || name.Any(char.IsControl)
        || name[0] is '/' or '\\'
        || (name.Length > 1 && name[1] == ':')
        || name.Split('/', '\\').Contains("..");

    // What is declared may be a lie: everything is unpacked into nothing, and stopped where the truth crosses the limit.
    private static void Unpack(Stream content, IReadOnlyList<ZipEntry> entries, Refusal refusal, CancellationToken cancel)
    {
        var nowhere = new byte[64 * 1024];
        long total = 0;
        foreach (var entry in entries)
        {
            using var unpacked = ZipContent.Open(content, entry) ?? throw refusal.Damaged(FileKind.Zip);
            var before = total;
            while (unpacked.Read(nowhere) is var read and > 0)
            {
                cancel.ThrowIfCancellationRequested();
                total += read;
                if (IsBomb(total, content.Length)) throw TooBig(refusal);
            }

            if (total - before != entry.Declared) throw refusal.Damaged(FileKind.Zip);
        }
    }

    private static bool IsBomb(long unpacked, long packed) =>
        unpacked > MostUnpacked || (unpacked > SmallUnpacked && unpacked / MostTimesSmaller > packed);

    private static RuleViolation TooBig(Refusal refusal) => refusal.Because("Files.ArchiveTooBig", MostUnpacked / 1024 / 1024);

    private static FileKind Kind(Stream content, IReadOnlyList<ZipEntry> entries, Refusal refusal)
    {
        var names = entries.Select(entry => entry.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Contains("[Content_Types].xml") && Office.FirstOrDefault(office => names.Contains(office.Part)).Kind is { } kind)
        {
            return names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? throw refusal.Because("Files.Macros") : kind;
        }

        return entries[0].Name == OpenDocumentType ? OpenDocument(content, entries[0]) ?? FileKind.Zip : FileKind.Zip;
    }

    private static FileKind? OpenDocument(Stream content, ZipEntry entry)
    {
        using var reader = new StreamReader(ZipContent.Open(content, entry)!);
        var type = new char[100];
        var length = reader.ReadBlock(type);
        var text = new string(type, 0, length).Trim();
        return new[] { FileKind.Odt, FileKind.Ods, FileKind.Odp }.FirstOrDefault(kind => kind.ContentType == text);
    }
}
