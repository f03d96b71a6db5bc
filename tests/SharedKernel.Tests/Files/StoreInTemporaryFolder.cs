using Hub.SharedKernel.Files;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Hub.SharedKernel.Tests.Files;

/// <summary>A store of its own for every test, removed afterwards.</summary>
internal abstract class StoreInTemporaryFolder
{
    protected string Root { get; private set; } = "";

    protected IFileStore Store { get; private set; } = null!;

    [SetUp]
    public void MakeStore()
    {
        Root = Directory.CreateTempSubdirectory("hub-files-").FullName;
        Store = NewStore();
    }

    [TearDown]
    public void RemoveStore() => Directory.Delete(Root, recursive: true);

    protected IFileStore NewStore(long maxBytes = 100L * 1024 * 1024, DateTimeOffset? now = null) =>
        new DiskFileStore(Options.Create(new FileStoreOptions { Root = Root, MaxBytes = maxBytes }), new FakeTimeProvider(now ?? TimeProvider.System.GetUtcNow()));

    protected async Task<StoredFile> Save(byte[] content, string name, FileRules? rules = null) =>
        await Store.Save(new MemoryStream(content), name, rules ?? FileRules.Any, TestContext.CurrentContext.CancellationToken);

    protected RuleViolation Refused(byte[] content, string name, FileRules? rules = null) =>
        Assert.ThrowsAsync<RuleViolation>(() => Save(content, name, rules))!;

    protected byte[] Stored(StoredFile file)
    {
        using var content = Store.Open(file.Sha256)!;
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    protected string[] FilesOnDisk() => Directory.GetFiles(Root, "*", SearchOption.AllDirectories);
}
