using Hub.Library.Describing;
using Hub.Library.Desk;
using Hub.Library.Proposing;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;
using NSubstitute;

namespace Hub.Library.Tests.Desk;

/// <summary>Two librarians do the same in one instant: the second is told so in a sentence and loses nothing.</summary>
[Engines]
internal sealed class InstantTests(EngineKind engine)
{
    private static readonly TestPerson one = LibraryStage.Librarian, other = new("Дарина", LibraryModule.Edit, LibraryModule.Approve);

    [Test]
    public async Task The_same_version_or_the_same_address_in_one_instant_is_told_in_a_sentence()
    {
        await using var hub = await HubApp.Start(new() { Engine = engine });
        await hub.Db<LibraryDb>(async db =>
        {
            db.Subjects.Add(Library.Vocabulary.Subject.Add("Відкриті дані", "Open data", null));
            await db.SaveChangesAsync();
        });
        await Versions(hub);
        await Addresses(hub);
    }

    private static async Task Versions(HubApp hub)
    {
        var id = await Draft(hub, "Звіт");
        await hub.As(one).Run<PublishDocument, bool>(u => u.Run(id, default));

        // The other librarian comes between the look and the saving.
        var slow = Interrupted(() => hub.As(other).Run<BeginVersion, Guid?>(u => u.Run(id, "Інше", default)));
        var told = Assert.ThrowsAsync<RuleViolation>(() => hub.Db<LibraryDb>(db => new BeginVersion(db, slow, TimeProvider.System).Run(id, "Моє", default)));

        Assert.That(told!.Key, Is.EqualTo("Document.VersionBegun"));
        Assert.That(await hub.Db<LibraryDb, List<string?>>(db => db.Documents.Where(d => d.Number == 2).Select(d => d.ChangesUk).ToListAsync()), Is.EqualTo(new[] { "Інше" }));
    }

    private async Task Addresses(HubApp hub)
    {
        var (first, second) = (await Draft(hub, "Однакова назва"), await Draft(hub, "Однакова назва"));
        if (engine == EngineKind.Sqlite)
        {
            // Here the second writer waits for the first one, and then sees its address.
            await Task.WhenAll(hub.As(one).Run<PublishDocument, bool>(u => u.Run(first, default)), hub.As(other).Run<PublishDocument, bool>(u => u.Run(second, default)));
        }
        else
        {
            var slow = Interrupted(() => hub.As(other).Run<PublishDocument, bool>(u => u.Run(second, default)));
            var told = Assert.ThrowsAsync<RuleViolation>(() => hub.Run<KindForms>(forms => hub.Run<Library.Telling.TellDocument>(tell => hub.Db<LibraryDb>(db =>
                new PublishDocument(db, forms, tell, slow, TimeProvider.System).Run(first, default)))));
            Assert.That(told!.Key, Is.EqualTo("Document.AddressTaken"));
            await hub.As(one).Run<PublishDocument, bool>(u => u.Run(first, default));
        }
        Assert.That(await hub.Db<LibraryDb, List<string?>>(db => db.Documents.Where(d => d.Id == first || d.Id == second).Select(d => d.Slug).ToListAsync()),
            Is.EquivalentTo(new[] { "odnakova-nazva", "odnakova-nazva-2" }));
    }

    private static async Task<Guid> Draft(HubApp hub, string title)
    {
        var id = Guid.CreateVersion7();
        await hub.As(one).Run<StartDocument>(u => u.Run(id, DocumentKind.Report, title, default));
        var content = new DocumentContent { Kind = DocumentKind.Report, TitleUk = title, AbstractUk = "Опис", IssuedOn = "2015", Languages = ["uk"], Subjects = ["open-data"] };
        var seen = await hub.Db<LibraryDb, int>(db => db.Documents.Where(d => d.Id == id).Select(d => d.Version).SingleAsync());
        await hub.As(one).Run<SaveDocument>(u => u.Run(id, seen, content, default));
        return id;
    }

    /// <summary>A librarian whose name is asked for at the moment the other one saves.</summary>
    private static ICurrentUser Interrupted(Func<Task> between)
    {
        var (user, left) = (Substitute.For<ICurrentUser>(), 1);
        Guid? Name()
        {
            if (Interlocked.Exchange(ref left, 0) == 1)
                Task.Run(between).GetAwaiter().GetResult();
            return one.Id;
        }
        user.Id.Returns(_ => Name());
        user.RequiredId.Returns(_ => Name()!.Value);
        user.Can(Arg.Any<string>()).Returns(true);
        return user;
    }
}
