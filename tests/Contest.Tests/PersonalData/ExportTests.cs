using System.IO.Compression;
using System.Text;
using Hub.Contest.PersonalData;
using Hub.SharedKernel.People;
using static Hub.Contest.Tests.ContestStage;

namespace Hub.Contest.Tests.PersonalData;

/// <summary>What the competition holds about a person can be taken along, and nobody else's with it.</summary>
public sealed class ExportTests
{
    [Test]
    public async Task A_person_takes_their_entries_along_and_nobody_elses()
    {
        await using var stage = await ContestStage.Start();
        await stage.Publish();
        await stage.Go(A.Day(20));
        var mine = await stage.Submitted(Ann);
        var others = await stage.Submitted(Bohdan);

        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            await stage.Hub.Run<WriteContestData>(w => w.Run(new PersonalDataArchive(zip, "Contest", Ann.Id), default));
        using var written = new ZipArchive(bytes);
        var all = new StringBuilder();
        foreach (var entry in written.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            all.Append(await reader.ReadToEndAsync());
        }

        Assert.Multiple(() =>
        {
            Assert.That(written.Entries.Select(e => e.FullName), Is.EquivalentTo(new[] { "contest/entries.json", "contest/submissions.json", "contest/history.json" }));
            Assert.That(all.ToString(), Does.Contain(mine.ToString()).And.Contain("2026-001").And.Not.Contain(others.ToString()));
        });
    }
}
