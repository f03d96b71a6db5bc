using System.Text;
using Microsoft.EntityFrameworkCore;
using static Hub.Contest.Tests.ContestStage;

namespace Hub.Contest.Tests.Entering;

/// <summary>Files that go with an entry, by the page: names from strangers, files that are not what they say, and too large ones.</summary>
public sealed class UploadTests
{
    private static readonly byte[] text = Encoding.UTF8.GetBytes("Рішення міської ради про електронну чергу.");
    private ContestStage stage = null!;
    private Guid id;

    [OneTimeSetUp]
    public async Task Start()
    {
        stage = await ContestStage.Start();
        await stage.Publish();
        await stage.Go(A.Day(20));
        id = await stage.Draft(Ann);
    }

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    private string Page => $"/contest/entering/files/{id}";

    [TestCase("../../etc/рішення.txt")]
    [TestCase("C:\\temp\\рішення.txt")]
    [TestCase("рішення\u202Etxt.txt")]
    [TestCase("<img src=x onerror=alert(1)>.txt")]
    public async Task A_hostile_name_becomes_a_plain_one(string name)
    {
        await Clear();
        var added = await stage.As(Ann).PostFiles(Page, [("Upload", name, text)], ("About", "Рішення <b>ради</b>"));
        Assert.That(added.Status, Is.EqualTo(302), string.Join(' ', added.Errors));
        var kept = await Kept();
        Assert.That(kept.Single().Name, Does.EndWith(".txt"));
        Assert.That(kept.Single().Name.Where("/\\<>\u202E".Contains), Is.Empty);
        var page = await added.Follow();
        Assert.That(page.Html.QuerySelectorAll("main img, main li b"), Is.Empty);
        var file = await stage.As(Ann).Get(page.Html.QuerySelector("main .hub-list a")!.GetAttribute("href")!);
        Assert.That(file.Bytes, Is.EqualTo(text));
        Assert.That(file.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
    }

    [TestCase("foto.png", "<html><script>alert(1)</script></html>")]
    [TestCase("program.exe", "MZ\u0090\u0000")]
    [TestCase("page.html", "<script>alert(1)</script>")]
    [TestCase("порожній.txt", "")]
    public async Task A_file_that_is_not_what_it_says_is_refused_with_a_sentence_and_the_words_stay(string name, string content)
    {
        await Clear();
        var refused = await stage.As(Ann).PostFiles(Page, [("Upload", name, Encoding.Latin1.GetBytes(content))], ("About", "Опис файлу"));
        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That(refused.Errors, Is.Not.Empty);
        Assert.That(refused.Text, Does.Contain("Опис файлу"));
        Assert.That(await Kept(), Is.Empty);
    }

    [Test]
    public async Task A_file_above_the_limit_is_refused_and_one_at_it_is_kept()
    {
        await Clear();
        var most = Contest.Entering.FileLimits.MostMegabytes * 1024 * 1024;
        var large = Enumerable.Repeat((byte)'a', most + 1).ToArray();
        var refused = await stage.As(Ann).PostFiles(Page, [("Upload", "великий.txt", large)]);
        Assert.That(refused.Errors, Has.Some.Contains("25"));
        Assert.That(await Kept(), Is.Empty);
        Assert.That((await stage.As(Ann).PostFiles(Page, [("Upload", "на межі.txt", large[..most])])).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task The_same_file_twice_is_kept_once_and_a_strangers_page_is_not_there()
    {
        await Clear();
        foreach (var name in new[] { "перший.txt", "другий.txt" })
            await stage.As(Ann).PostFiles(Page, [("Upload", name, text)]);
        Assert.That(await Kept(), Has.Count.EqualTo(1));
        Assert.That((await stage.As(Bohdan).Get(Page)).Status, Is.EqualTo(404));
        Assert.That((await stage.As(Ann).PostFiles(Page, [])).Errors, Is.Not.Empty, "nothing was chosen");
    }

    private Task<List<EntryFile>> Kept() => stage.Hub.Db<ContestDb, List<EntryFile>>(db => db.Files.AsNoTracking().Where(f => f.EntryId == id).ToListAsync());

    private Task Clear() => stage.Hub.Db<ContestDb>(db => db.Files.Where(f => f.EntryId == id).ExecuteDeleteAsync());
}
