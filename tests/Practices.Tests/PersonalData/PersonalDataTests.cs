using System.IO.Compression;
using Hub.Practices.PersonalData;
using Hub.Practices.Submission;
using Hub.Practices.Tests.Review;
using Hub.Practices.Tests.Submission;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Tests.PersonalData;

/// <summary>What the depository gives a person along, and what it forgets when the person leaves.</summary>
public sealed class PersonalDataTests
{
    private ReviewStage stage = null!;

    [SetUp]
    public async Task Start() => stage = await ReviewStage.Start();

    [TearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task A_person_takes_along_what_they_wrote_drafts_too_and_nothing_of_others()
    {
        await stage.Submitted("Електронна черга");
        await Draft("Чернетка без кінця");
        var mine = await Archive(ReviewStage.Owner.Id);
        var strangers = await Archive(Guid.NewGuid());

        Assert.Multiple(() =>
        {
            Assert.That(mine.Keys, Does.Contain("practices/practices.json").And.Contain("practices/versions.json").And.Contain("practices/history.json"));
            Assert.That(mine["practices/versions.json"], Does.Contain("Електронна черга").And.Contain("Чернетка без кінця"));
            Assert.That(strangers, Is.Empty);
        });
    }

    [Test]
    public async Task Drafts_nobody_was_shown_go_and_what_is_published_stays()
    {
        var published = await stage.Published("Електронна черга");
        var draft = await Draft("Чернетка без кінця");
        await Leave(ReviewStage.Owner.Id);

        Assert.Multiple(async () =>
        {
            Assert.That(await stage.Db(db => db.Versions.AnyAsync(v => v.Id == draft)), Is.False);
            Assert.That((await stage.Version(published)).State, Is.EqualTo(VersionState.Published));
        });
    }

    [Test]
    public async Task A_practice_with_a_co_author_passes_to_them()
    {
        var version = await stage.Published("Електронна черга");
        await Leave(ReviewStage.Owner.Id);
        var practice = await stage.PracticeOf(version);

        Assert.That((practice.OwnerId, practice.IsAuthor(ReviewStage.Owner.Id)), Is.EqualTo((ReviewStage.CoAuthor.Id, false)));
    }

    [TestCase("HANNA@example.org", "Хтось", true, TestName = "the address is the person's")]
    [TestCase("", "ганна  коваль", true, TestName = "no address, and the name is the person's")]
    [TestCase("other@example.org", "Ганна Коваль", false, TestName = "a namesake with another address")]
    public async Task A_contact_that_is_the_person_is_taken_out(string email, string name, bool forgotten)
    {
        var version = await stage.Published("Електронна черга");
        await stage.Hub.Db<PracticesDb>(async db =>
        {
            var row = await db.Versions.SingleAsync(v => v.Id == version);
            var content = row.Read();
            (content.Contact.Email, content.Contact.Name) = (email, name);
            await db.Versions.Where(v => v.Id == version).ExecuteUpdateAsync(set => set.SetProperty(v => v.Content, content.ToJson()));
        });
        await Leave(ReviewStage.Owner.Id);

        Assert.That((await stage.Version(version)).Read().Contact.Name, Is.EqualTo(forgotten ? "" : name));
    }

    private async Task<Guid> Draft(string title)
    {
        var id = Guid.CreateVersion7();
        await stage.As(ReviewStage.Owner).Run<StartPractice>(u => u.Run(id, title, CancellationToken.None));
        await stage.Hub.Db<PracticesDb>(async db =>
        {
            (await db.Versions.SingleAsync(v => v.Id == id)).Save(Sample.Whole(title), ReviewStage.Owner.Id, stage.Time.GetUtcNow());
            await db.SaveChangesAsync();
        });
        return id;
    }

    private Task Leave(Guid person) => stage.Hub.Run<IMediator>(m => m.Publish(
        new PersonErased(person, PersonErased.Mark(person, "hanna@example.org"), PersonErased.Mark(person, "Ганна Коваль")) { OccurredAt = stage.Time.GetUtcNow() }));

    private async Task<Dictionary<string, string>> Archive(Guid person)
    {
        using var bytes = new MemoryStream();
        await using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            await stage.Hub.Run<WritePracticesData>(write => write.Run(new PersonalDataArchive(zip, "Practices", person), CancellationToken.None));
        await using var read = new ZipArchive(bytes, ZipArchiveMode.Read);
        return read.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open()).ReadToEnd());
    }
}
