using System.Security.Cryptography;
using System.Text;
using Hub.SharedKernel.Files;

namespace Hub.SharedKernel.Tests.Files;

internal sealed class FileStoreTests : StoreInTemporaryFolder
{
    private static CancellationToken Cancel => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task A_file_is_found_by_the_hash_of_its_bytes()
    {
        var file = await Save(SampleFiles.Pdf, "Звіт.pdf");

        Assert.Multiple(() =>
        {
            Assert.That(file, Is.EqualTo(new StoredFile(
                Convert.ToHexStringLower(SHA256.HashData(SampleFiles.Pdf)), SampleFiles.Pdf.Length, "application/pdf", "Звіт.pdf", null, null)));
            Assert.That(Stored(file), Is.EqualTo(SampleFiles.Pdf));
        });
    }

    [Test]
    public async Task The_same_content_is_stored_once_under_any_name()
    {
        var first = await Save(SampleFiles.Pdf, "a.pdf");
        var second = await Save(SampleFiles.Pdf, "b.pdf");

        Assert.Multiple(() =>
        {
            Assert.That(second.Sha256, Is.EqualTo(first.Sha256));
            Assert.That(FilesOnDisk(), Has.Length.EqualTo(1));
        });
    }

    [Test]
    public async Task Two_hosts_may_save_the_same_file_at_once()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => NewStore()).ToList();

        var files = await Task.WhenAll(stores.Select(store => Task.Run(() => store.Save(new MemoryStream(SampleFiles.Docx), "a.docx", FileRules.Any, Cancel))));

        Assert.Multiple(() =>
        {
            Assert.That(files.Distinct(), Has.Exactly(1).Items);
            Assert.That(FilesOnDisk(), Has.Length.EqualTo(1));
        });
    }

    [Test]
    public void An_upload_of_two_gigabytes_is_stopped_at_the_limit()
    {
        using var endless = new EndlessStream(2L * 1024 * 1024 * 1024);
        var store = NewStore(maxBytes: 1024 * 1024);

        var refusal = Assert.ThrowsAsync<RuleViolation>(() => store.Save(endless, "фільм.zip", FileRules.Any, Cancel));

        Assert.Multiple(() =>
        {
            Assert.That(refusal.Key, Is.EqualTo("Files.TooLarge"));
            Assert.That(refusal.Details, Is.EqualTo(new object[] { "фільм.zip", 1m }));
            Assert.That(endless.Given, Is.LessThan(2 * 1024 * 1024));
            Assert.That(FilesOnDisk(), Is.Empty);
        });
    }

    [Test]
    public void A_place_may_accept_less_than_the_store()
    {
        var rules = FileRules.Any with { MaxBytes = 10, Field = "Input.File" };

        var refusal = Refused(SampleFiles.Pdf, "a.pdf", rules);

        Assert.That((refusal.Key, refusal.Field), Is.EqualTo(("Files.TooLarge", "Input.File")));
    }

    [Test]
    public void An_empty_file_is_refused() => Assert.That(Refused([], "a.pdf").Key, Is.EqualTo("Files.Empty"));

    [Test]
    public void A_cancelled_upload_leaves_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        using var content = new EndlessStream(1024 * 1024, onRead: cancelled.Cancel);

        Assert.Multiple(() =>
        {
            Assert.That(async () => await Store.Save(content, "a.pdf", FileRules.Any, cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(FilesOnDisk(), Is.Empty);
        });
    }

    [Test]
    public async Task A_changed_file_is_noticed_and_healed_by_a_sound_copy()
    {
        var file = await Save(SampleFiles.Pdf, "a.pdf");
        await File.WriteAllTextAsync(FilesOnDisk().Single(), "інше", Cancel);
        var before = await Store.Verify(file.Sha256, Cancel);

        await Save(SampleFiles.Pdf, "a.pdf");

        Assert.Multiple(async () =>
        {
            Assert.That(before, Is.EqualTo(FileHealth.Damaged));
            Assert.That(await Store.Verify(file.Sha256, Cancel), Is.EqualTo(FileHealth.Sound));
        });
    }

    [Test]
    public async Task A_deleted_file_is_gone()
    {
        var file = await Save(SampleFiles.Pdf, "a.pdf");

        Assert.Multiple(async () =>
        {
            Assert.That(Store.Delete(file.Sha256), Is.True);
            Assert.That(Store.Delete(file.Sha256), Is.False);
            Assert.That(Store.Open(file.Sha256), Is.Null);
            Assert.That(await Store.Verify(file.Sha256, Cancel), Is.EqualTo(FileHealth.Missing));
        });
    }

    [TestCase("../../etc/passwd")]
    [TestCase("")]
    [TestCase("ABCDEF0000000000000000000000000000000000000000000000000000000000")]
    public void Only_a_hash_opens_a_file(string hash) => Assert.That(() => Store.Open(hash), Throws.ArgumentException);

    [Test]
    public async Task Parts_left_by_a_host_that_died_are_swept_after_a_day()
    {
        var part = Path.Combine(Root, "incoming", "dead.part");
        var died = new DateTimeOffset(2026, 10, 3, 11, 0, 0, TimeSpan.Zero);
        await File.WriteAllTextAsync(part, "x", Cancel);
        File.SetLastWriteTimeUtc(part, died.UtcDateTime);

        _ = NewStore(now: died.AddHours(23));
        var lived = File.Exists(part);
        _ = NewStore(now: died.AddHours(25));

        Assert.Multiple(() =>
        {
            Assert.That(lived, Is.True);
            Assert.That(File.Exists(part), Is.False);
        });
    }

    [TestCase("", 1, "Hub:Files:Root")]
    [TestCase("files", 0, "Hub:Files:MaxMegabytes")]
    public void Settings_that_cannot_work_are_named(string root, long max, string setting) =>
        Assert.That(new FileStoreOptionsCheck().Validate(null, new FileStoreOptions { Root = root, MaxBytes = max }).FailureMessage, Does.Contain(setting));

    private sealed class EndlessStream(long length, Action? onRead = null) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            onRead?.Invoke();
            var read = (int)Math.Min(count, length - Given);
            Encoding.ASCII.GetBytes("PK\x03\x04").CopyTo(buffer, offset);
            Given += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
