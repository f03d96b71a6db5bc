using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Hub.Library.Extraction;
using Hub.Library.Files;
using Hub.SharedKernel.Files;
using Microsoft.EntityFrameworkCore;
using static Hub.Library.Tests.LibraryStage;

namespace Hub.Library.Tests.Extraction;

/// <summary>The reading process: it can die, hang and run out of memory, and nothing but the one file notices.</summary>
[NonParallelizable]
internal sealed class ReadTextsTests
{
    [Test]
    public async Task Files_of_documents_are_read_and_their_state_is_shown_to_librarians()
    {
        var document = await Published(null, ("скан.pdf", A.Pdf("", "")), ("таємний.pdf", A.EncryptedPdf()), ("слова.txt", Encoding.UTF8.GetBytes("борсуки " + Next())), ("крапка.png", Dot(90)));
        await Portal.Run<ReadTexts>(job => job.Run(default));

        var rows = await Contents(document.Id);
        Assert.That(rows["скан.pdf"].Reason, Is.EqualTo("Scan"));
        Assert.That(rows["таємний.pdf"].Reason, Is.EqualTo("Encrypted"));
        Assert.That(rows["слова.txt"].Text, Does.Contain("борсуки"));
        Assert.That(rows["крапка.png"].ThumbnailSha256, Is.Not.Null);
        Assert.That((await As(Librarian).Get("/library/desk/reports")).Main, Does.Contain("таємний.pdf").And.Contain("захищено паролем"));
        await Portal.DeliverOutbox();
        Assert.That((await Portal.Get(document.Path)).Main, Does.Contain("скан без тексту"));
        var picture = (await Portal.Get(document.Path)).Html.QuerySelector("img[src*=thumbnails]")!.GetAttribute("src")!;
        Assert.That((await Portal.Get(picture)).ContentHeaders.ContentType!.MediaType, Is.EqualTo("image/png"));
    }

    [Test]
    public async Task A_process_that_does_not_answer_is_ended()
    {
        var limits = new TextLimits { Seconds = 1 };
        var place = Script("sleep 600");
        using var worker = new TextWorker(limits, place);

        var answer = await worker.Ask(new("x", "text/plain", "y", limits), default);

        Assert.That(answer, Is.EqualTo(TextAnswer.Failed("Time")));
        Assert.That(Process.GetProcesses().Where(p => p.ProcessName == Path.GetFileName(place)), Is.Empty);
    }

    /// <summary>The reader works for as long as this test wants, not for as long as a clock says.</summary>
    [Test]
    public async Task While_a_file_is_read_the_portal_answers_visitors()
    {
        var (begun, enough) = (Path.Combine(Portal.DataFolder, $"begun{Next()}"), Path.Combine(Portal.DataFolder, $"enough{Next()}"));
        var limits = new TextLimits { Seconds = 600 };
        using var worker = new TextWorker(limits, Script($"read line; touch {begun}; while [ ! -e {enough} ]; do sleep 0.1; done; echo '{JsonSerializer.Serialize(TextAnswer.Failed("Damaged"))}'"));
        var document = await Published();

        var answer = worker.Ask(new("x", "text/plain", "y", limits), default);
        while (!File.Exists(begun))
            await Task.Delay(10);
        foreach (var page in new[] { "/library", document.Path, document.Path + "/cite.bib", "/library/oai?verb=Identify", "/library/subjects" })
            Assert.That((await Portal.Get(page)).Status, Is.EqualTo(200), page);
        Assert.That((await As(Librarian).Get("/library/desk/queue")).Status, Is.EqualTo(200));
        Assert.That(answer.IsCompleted, Is.False, "it was still being read");

        await File.WriteAllTextAsync(enough, "");
        Assert.That((await answer).Reason, Is.EqualTo("Damaged"));
    }

    [Test]
    public async Task A_process_that_dies_costs_one_file_and_the_next_gets_a_new_one()
    {
        var limits = new TextLimits { Seconds = 30 };
        using var worker = new TextWorker(limits, Script("read line; exit 3"));

        Assert.That(await worker.Ask(new("x", "text/plain", "y", limits), default), Is.EqualTo(TextAnswer.Failed("Memory")));
        Assert.That(await worker.Ask(new("x", "text/plain", "y", limits), default), Is.EqualTo(TextAnswer.Failed("Memory")));
    }

    [Test]
    public async Task A_file_that_ends_its_reader_again_and_again_is_given_up()
    {
        var document = await Published(null, ("смертельний.txt", Encoding.UTF8.GetBytes("х" + Next())));
        var sha = (await OnlyFile(document.Id)).Sha256;
        await Portal.Db<LibraryDb>(db => db.Contents.Where(c => c.Sha256 == sha).ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, FileContent.MostTries)));

        await Portal.Run<ReadTexts>(job => job.Run(default));

        var content = await Portal.Db<LibraryDb, FileContent>(db => db.Contents.AsNoTracking().SingleAsync(c => c.Sha256 == sha));
        Assert.That((content.State, content.Reason), Is.EqualTo((TextState.Failed, "Memory")));
    }

    [Test]
    public async Task A_file_somebody_reads_is_left_alone_until_the_lease_is_over()
    {
        var document = await Published(null, ("зайнятий.txt", Encoding.UTF8.GetBytes("з" + Next())));
        var sha = (await OnlyFile(document.Id)).Sha256;
        var until = Time.GetUtcNow().AddMinutes(3);
        await Portal.Db<LibraryDb>(db => db.Contents.Where(c => c.Sha256 == sha).ExecuteUpdateAsync(set => set.SetProperty(c => c.LeaseUntil, until)));

        await Portal.Run<ReadTexts>(job => job.Run(default));
        Assert.That((await Contents(document.Id)).Single().Value.State, Is.EqualTo(TextState.Waiting));
        Time.Advance(TimeSpan.FromMinutes(4));
        await Portal.Run<ReadTexts>(job => job.Run(default));
        Assert.That((await Contents(document.Id)).Single().Value.State, Is.EqualTo(TextState.Read));
    }

    private static Task<Dictionary<string, FileContent>> Contents(Guid document) => Portal.Db<LibraryDb, Dictionary<string, FileContent>>(async db =>
        (await db.Files.AsNoTracking().Where(f => f.DocumentId == document).Join(db.Contents, f => f.Sha256, c => c.Sha256, (f, c) => new { f.Name, c }).ToListAsync()).ToDictionary(r => r.Name, r => r.c));

    private static string Script(string command)
    {
        var place = Path.Combine(Portal.DataFolder, $"reader{Next()}.sh");
        File.WriteAllText(place, "#!/bin/sh\n" + command + "\n");
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("A shell stands for the reading process here.");
        File.SetUnixFileMode(place, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return place;
    }

    private static byte[] Dot(int side)
    {
        using var bitmap = new SkiaSharp.SKBitmap(side, side);
        bitmap.SetPixel(1, 1, new SkiaSharp.SKColor((uint)Next() | 0xFF000000));
        using var data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }
}
