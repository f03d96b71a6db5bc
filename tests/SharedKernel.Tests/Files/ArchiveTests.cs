using System.Buffers.Binary;
using System.IO.Compression;
using Hub.SharedKernel.Files;

namespace Hub.SharedKernel.Tests.Files;

internal sealed class ArchiveTests : StoreInTemporaryFolder
{
    [Test]
    public void A_bomb_is_refused_before_it_unfolds()
    {
        var bomb = Zeros(entries: 1, megabytes: 40);

        var refusal = Refused(bomb, "бомба.zip");

        Assert.Multiple(() =>
        {
            Assert.That(bomb, Has.Length.LessThan(100_000));
            Assert.That(refusal.Key, Is.EqualTo("Files.ArchiveTooBig"));
        });
    }

    [Test]
    public void A_bomb_that_lies_about_its_size_is_refused()
    {
        var bomb = Zeros(entries: 1, megabytes: 40);
        var at = bomb.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(bomb.AsSpan(at + 24), 1000);

        Assert.That(Refused(bomb, "a.zip").Key, Is.EqualTo("Files.ArchiveTooBig"));
    }

    [Test]
    public void A_small_lie_about_a_size_is_refused()
    {
        var zip = SampleFiles.Zip(("a.txt", "0123456789"));
        zip[zip.AsSpan().LastIndexOf("PK\x01\x02"u8) + 24]++;

        Assert.That(Refused(zip, "a.zip").Key, Is.EqualTo("Files.Damaged"));
    }

    [Test]
    public void An_entry_with_two_names_is_refused()
    {
        var zip = SampleFiles.Zip(("safe.txt", "0123456789"));
        "/etc/pwd"u8.CopyTo(zip.AsSpan(30));

        Assert.That(Refused(zip, "a.zip").Key, Is.EqualTo("Files.Damaged"));
    }

    [Test]
    public void An_uncommon_packing_is_refused()
    {
        var zip = SampleFiles.Zip(("a.txt", "0123456789"));
        zip[zip.AsSpan().LastIndexOf("PK\x01\x02"u8) + 10] = 12;

        Assert.That(Refused(zip, "a.zip").Key, Is.EqualTo("Files.ArchiveMethod"));
    }

    [Test]
    public void A_bomb_in_a_document_is_refused()
    {
        var bomb = Zeros(entries: 1, megabytes: 40, ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<document/>"));

        Assert.That(Refused(bomb, "a.docx").Key, Is.EqualTo("Files.ArchiveTooBig"));
    }

    [Test]
    public void Entries_that_share_their_data_count_each_time()
    {
        // One megabyte of zeros listed 600 times, as the bombs with overlapping entries do.
        var single = Zeros(entries: 1, megabytes: 1);
        var directory = single.AsSpan().LastIndexOf("PK\x01\x02"u8);
        var end = single.AsSpan().LastIndexOf("PK\x05\x06"u8);
        var entry = single[directory..end];
        byte[] bomb = [.. single[..directory], .. Enumerable.Repeat(entry, 600).SelectMany(e => e), .. single[end..]];
        var newEnd = bomb.Length - 22;
        BinaryPrimitives.WriteUInt16LittleEndian(bomb.AsSpan(newEnd + 8), 600);
        BinaryPrimitives.WriteUInt16LittleEndian(bomb.AsSpan(newEnd + 10), 600);
        BinaryPrimitives.WriteUInt32LittleEndian(bomb.AsSpan(newEnd + 12), (uint)(600 * entry.Length));

        Assert.That(Refused(bomb, "a.zip").Key, Is.EqualTo("Files.ArchiveTooBig"));
    }

    [Test]
    public void An_archive_inside_is_not_opened()
    {
        var inner = Zeros(entries: 1, megabytes: 40);
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("inner.zip", CompressionLevel.NoCompression).Open();
            entry.Write(inner);
        }

        Assert.That(async () => (await Save(stream.ToArray(), "a.zip")).ContentType, Is.EqualTo("application/zip"));
    }

    [Test]
    public void Too_many_files_are_refused()
    {
        var many = SampleFiles.Zip([.. Enumerable.Range(0, ZipInspector.MostEntries + 1).Select(i => ($"{i}.txt", ""))]);

        Assert.That(Refused(many, "a.zip").Key, Is.EqualTo("Files.ArchiveTooMany"));
    }

    [Test]
    public void A_table_longer_than_it_claims_is_refused()
    {
        var zip = SampleFiles.Zip(("a.txt", "a"), ("b.txt", "b"));
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.Length - 12), 1);

        Assert.That(Refused(zip, "a.zip").Key, Is.EqualTo("Files.Damaged"));
    }

    [TestCase("../../etc/passwd")]
    [TestCase("a/../../b")]
    [TestCase("..\\b")]
    [TestCase("/etc/passwd")]
    [TestCase("C:\\b")]
    [TestCase("a\nb")]
    public void A_name_that_leaves_the_folder_is_refused(string name)
    {
        var refusal = Refused(SampleFiles.Zip((name, "x")), "a.zip");

        Assert.Multiple(() =>
        {
            Assert.That(refusal.Key, Is.EqualTo("Files.ArchiveUnsafeName"));
            Assert.That((string)refusal.Details[1], Has.None.Matches<char>(char.IsControl));
        });
    }

    [Test]
    public void A_document_with_macros_is_refused() =>
        Assert.That(Refused(SampleFiles.Zip(("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", "x")), "a.docx").Key, Is.EqualTo("Files.Macros"));

    [Test]
    public void An_encrypted_archive_is_refused()
    {
        var zip = SampleFiles.Zip(("a.txt", "a"));
        zip[zip.AsSpan().LastIndexOf("PK\x01\x02"u8) + 8] |= 1;

        Assert.That(Refused(zip, "a.zip").Key, Is.EqualTo("Files.ArchiveEncrypted"));
    }

    [Test]
    public void An_archive_without_files_is_refused() =>
        Assert.That(Refused(SampleFiles.Zip(), "a.zip").Key, Is.EqualTo("Files.Empty"));

    private static byte[] Zeros(int entries, int megabytes, params (string Name, string Text)[] others)
    {
        var zeros = new byte[1024 * 1024];
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in others)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }

            for (var i = 0; i < entries; i++)
            {
                using var entry = archive.CreateEntry($"{i}.bin", CompressionLevel.SmallestSize).Open();
                for (var written = 0; written < megabytes; written++) entry.Write(zeros);
            }
        }

        return stream.ToArray();
    }
}
