using System.IO.Compression;
using System.Text;
using Hub.Library.Describing;
using Hub.Library.PersonalData;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;
using static Hub.Library.Tests.LibraryStage;

namespace Hub.Library.Tests.PersonalData;

/// <summary>What the library holds about a person can be taken along, is forgotten with them, and is told again to new hearers.</summary>
[NonParallelizable]
internal sealed class PersonalDataTests
{
    [Test]
    public async Task A_person_takes_their_documents_along_and_nobody_elses()
    {
        var me = new TestPerson("Уляна");
        var mine = await Draft(me);
        await Attach(mine, "моє.txt", Encoding.UTF8.GetBytes("моє " + Next()), me);
        var others = await Draft(Bohdan);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            await Portal.Run<WriteLibraryData>(w => w.Run(new PersonalDataArchive(zip, "Library", me.Id), default));

        using var written = new ZipArchive(bytes);
        var all = new StringBuilder();
        foreach (var entry in written.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            all.Append(await reader.ReadToEndAsync());
        }

        Assert.That(all.ToString(), Does.Contain(mine.ToString()).And.Contain("моє").And.Not.Contain(others.ToString()));
    }

    [Test]
    public async Task Who_left_is_forgotten_and_their_published_work_stays()
    {
        var gone = new TestPerson("Зникла");
        var (draft, sent) = (await Draft(gone), await Proposed(gone));
        await As(Librarian).Run<Library.Desk.PublishDocument>(u => u.Run(sent, default));

        await Portal.Db<LibraryDb>(async db =>
        {
            db.Publish(new PersonErased(gone.Id, "", ""));
            await db.SaveChangesAsync();
        });
        await Portal.DeliverOutbox();

        Assert.That(await Portal.Db<LibraryDb, bool>(db => db.Documents.AnyAsync(d => d.Id == draft)), Is.False);
        var stays = await Document(sent);
        Assert.That((stays.State, stays.ProposedBy), Is.EqualTo((DocumentState.Published, (Guid?)null)));
        Assert.That(await Portal.Db<LibraryDb, bool>(db => db.Timeline.AnyAsync(t => t.PersonId == gone.Id)), Is.False);
    }

    [Test]
    public async Task A_new_hearer_is_told_what_is_there_under_the_same_versions()
    {
        var document = await Published();
        await Portal.DeliverOutbox();
        var before = await Document(document.Id);
        await Portal.Db<LibraryDb>(async db =>
        {
            await db.Outbox.ExecuteDeleteAsync();
            db.Publish(new ReplayRequested("Library"));
            await db.SaveChangesAsync();
        });
        while (await Portal.DeliverOutbox() > 0)
        {
        }

        var told = await Portal.Db<LibraryDb, List<string>>(db => db.Outbox.Where(r => r.Type.EndsWith("ItemPublished")).Select(r => r.Payload).ToListAsync());
        var mine = told.Select(t => System.Text.Json.JsonSerializer.Deserialize<ItemPublished>(t)!).Single(i => i.ItemId == document.ConceptId);
        Assert.That(mine.Version, Is.EqualTo(before.Tellings));
        Assert.That((await Document(document.Id)).Version, Is.EqualTo(before.Version), "telling again changes nothing");
    }
}
