using Hub.Library.Describing;
using Hub.Library.Desk;
using Hub.Library.Proposing;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Library.Tests;

/// <summary>One portal for all tests of the library; each test brings documents of its own.</summary>
[SetUpFixture]
internal sealed class LibraryStage
{
    private static int next;

    public static TestPerson Librarian { get; } = new("Оксана", LibraryModule.Edit, LibraryModule.Approve, LibraryModule.Vocabulary);
    public static TestPerson Cataloguer { get; } = new("Тарас", LibraryModule.Edit);
    public static TestPerson Ann { get; } = new("Ганна");
    public static TestPerson Bohdan { get; } = new("Богдан");

    public static HubApp Portal { get; private set; } = null!;
    public static FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));

    [OneTimeSetUp]
    public async Task Start()
    {
        Portal = await HubApp.Start(new() { Time = Time });
        foreach (var person in new[] { Librarian, Cataloguer, Ann, Bohdan })
            Portal.As(person);
        await Portal.Db<LibraryDb>(async db =>
        {
            db.Subjects.Add(Subject.Add("Відкриті дані", "Open data", null));
            await db.SaveChangesAsync();
        });
    }

    [OneTimeTearDown]
    public async Task Stop() => await Portal.DisposeAsync();

    public static Visitor As(TestPerson person) => Portal.As(person);

    public static int Next() => Interlocked.Increment(ref next);

    /// <summary>A whole description of a resolution; every one has a number of its own.</summary>
    public static DocumentContent Resolution(string? title = null)
    {
        var number = Next();
        return new()
        {
            Kind = DocumentKind.Resolution,
            TitleUk = title ?? $"Про порядок випробування номер {number}",
            TitleEn = $"On the order of trial {number}",
            AbstractUk = "Що і як випробовують.",
            AbstractEn = "What is tried and how.",
            Publisher = "Кабінет Міністрів України",
            PublisherEn = "Cabinet of Ministers of Ukraine",
            ActNumber = $"{number}-т",
            AdoptedOn = "2015-10-21",
            LegalStatus = LegalStatus.InForce,
            Languages = ["uk"],
            Subjects = ["open-data"],
            Licence = "official",
        };
    }

    public static async Task<Guid> Draft(TestPerson by, DocumentContent? content = null)
    {
        var (id, wanted) = (Guid.CreateVersion7(), content ?? Resolution());
        await As(by).Run<StartDocument>(u => u.Run(id, wanted.Kind, wanted.TitleUk, default));
        var seen = (await Document(id)).Version;
        await As(by).Run<SaveDocument>(u => u.Run(id, seen, wanted, default));
        return id;
    }

    public static async Task<Guid> Proposed(TestPerson by, DocumentContent? content = null)
    {
        var id = await Draft(by, content);
        Assert.That(await As(by).Run<ProposeDocument, bool>(u => u.Run(id, default)), Is.True);
        return id;
    }

    public static async Task<Document> Published(DocumentContent? content = null, params (string Name, byte[] Bytes)[] files)
    {
        var id = await Draft(Librarian, content);
        foreach (var (name, bytes) in files)
            await Attach(id, name, bytes);
        await As(Librarian).Run<PublishDocument>(u => u.Run(id, default));
        return await Document(id);
    }

    public static async Task Attach(Guid id, string name, byte[] bytes, TestPerson? by = null)
    {
        using var content = new MemoryStream(bytes);
        Assert.That(await As(by ?? Librarian).Run<AddFile, bool>(u => u.Run(id, content, name, null, default)), Is.True);
    }

    public static Task<Document> Document(Guid id) => Portal.Db<LibraryDb, Document>(db => db.Documents.AsNoTracking().SingleAsync(d => d.Id == id));

    public static Task<Library.Files.DocumentFile> OnlyFile(Guid document) => Portal.Db<LibraryDb, Library.Files.DocumentFile>(db => db.Files.AsNoTracking().SingleAsync(f => f.DocumentId == document));
}
