using System.Text;
using Hub.Library.Access;
using Hub.Library.Care;
using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Desk;
using Hub.Library.Files;
using Hub.Library.Proposing;
using Hub.Library.Vocabulary;
using Hub.SharedKernel;
using Hub.SharedKernel.Files;
using Microsoft.EntityFrameworkCore;
using static Hub.Library.Tests.LibraryStage;

namespace Hub.Library.Tests.Desk;

/// <summary>What librarians do besides deciding: vocabulary, collections, kinds, many documents at once, requests, care.</summary>
[NonParallelizable]
internal sealed class DeskTests
{
    private static async Task<Guid> Subject(string name, Guid? broader = null) =>
        (await As(Librarian).Run<WriteSubject, Guid?>(u => u.Run(null, (name, null, null), broader, default)))!.Value;

    private static Task<string> Key(Guid subject) => Portal.Db<LibraryDb, string>(db => db.Subjects.Where(s => s.Id == subject).Select(s => s.Key).SingleAsync());

    private static List<KeyValuePair<string, string>> Chosen(string change, string value, params Document[] documents) =>
        [.. documents.Select(d => KeyValuePair.Create("Chosen", d.Id.ToString())), KeyValuePair.Create("Change", change), KeyValuePair.Create("Value", value)];

    private static string Broken(Func<Task> act) => Assert.ThrowsAsync<RuleViolation>(() => act())!.Key;

    [Test]
    public async Task Merged_subjects_are_one_everywhere()
    {
        var (gone, into) = (await Subject($"Е-послуги {Next()}"), await Subject($"Електронні послуги {Next()}"));
        var (goneKey, intoKey) = (await Key(gone), await Key(into));
        var narrower = await Subject($"Послуги ЦНАП {Next()}", gone);
        var content = Resolution();
        content.Subjects = [goneKey];
        var document = await Published(content);
        var collection = (await As(Librarian).Run<WriteCollection, Collection?>(u => u.Run(null, new($"Послуги {Next()}", null, "", null, null, new() { Subjects = [goneKey] }), default)))!;

        Assert.That(await As(Librarian).Run<MergeSubjects, int?>(u => u.Run(gone, into, default)), Is.EqualTo(1));

        Assert.That((await Document(document.Id)).Content.Subjects, Is.EqualTo(new[] { intoKey }));
        await Portal.DeliverOutbox();
        Assert.That((await Portal.Get("/library?subject=" + goneKey)).Main, Does.Contain(document.TitleUk), "the old key is understood");
        Assert.That((await Portal.Get(collection.Path)).Main, Does.Contain(document.TitleUk));
        Assert.That(await Portal.Db<LibraryDb, Guid?>(db => db.Subjects.Where(s => s.Id == narrower).Select(s => s.BroaderId).SingleAsync()), Is.EqualTo(into));
    }

    [Test]
    public async Task A_subject_does_not_stand_under_itself()
    {
        var top = await Subject($"Верх {Next()}");
        var below = await Subject($"Низ {Next()}", top);

        Assert.That(Broken(() => As(Librarian).Run<WriteSubject>(u => u.Run(top, ("Верх", null, null), below, default))), Is.EqualTo("Subject.Circle"));
        Assert.That(Broken(() => As(Librarian).Run<MergeSubjects>(u => u.Run(top, below, default))), Is.EqualTo("Subject.MergeUnder"));
    }

    [Test]
    public async Task A_subject_is_written_on_its_page()
    {
        var name = $"Цифрова ідентифікація {Next()}";
        var answer = await As(Librarian).Post("/library/desk/subject", ("NameUk", name), ("NameEn", $"Digital identity {Next()}"));
        var twice = await As(Librarian).Post("/library/desk/subject", ("NameUk", name), ("NameEn", $"Other {Next()}"));

        Assert.That(answer.Status, Is.EqualTo(302));
        Assert.That(twice.Errors, Has.Some.Contains("уже є"));
        Assert.That((await As(Librarian).Get("/library/desk/vocabulary")).Main, Does.Contain(name));
    }

    [Test]
    public async Task A_collection_by_query_takes_in_what_fits_and_lets_go_what_does_not()
    {
        var word = $"ондатра{Next()}";
        var before = await Published(Resolution($"Про {word} перша"));
        var collection = (await As(Librarian).Run<WriteCollection, Collection?>(u => u.Run(null, new($"Ондатри {Next()}", null, "Про ондатр", null, null, new() { Words = word }), default)))!;
        var after = await Published(Resolution($"Про {word} друга"));
        await Portal.DeliverOutbox();
        Assert.That((await Portal.Get(collection.Path)).Main, Does.Contain("2 документи"));
        Assert.That((await Portal.Get(collection.Path + ".atom")).Text, Does.Contain(after.TitleUk));

        var content = before.Content;
        content.TitleUk = "Зовсім про інше " + Next();
        var seen = (await Document(before.Id)).Version;
        await As(Librarian).Run<SaveDocument>(u => u.Run(before.Id, seen, content, default));
        await Portal.DeliverOutbox();

        Assert.That((await Portal.Get(collection.Path)).Main, Does.Contain("1 документ").And.Contain(after.TitleUk));
    }

    [Test]
    public async Task What_librarians_require_of_a_kind_is_asked_on_the_form()
    {
        var page = await As(Librarian).Get("/library/desk/kind/Case");
        Assert.That((await page.Submit("main form", ("Needs[Rights]", "Required"), ("Needs[Keywords]", "Hidden"))).Status, Is.EqualTo(302));
        var id = Guid.CreateVersion7();
        await As(Ann).Run<StartDocument>(u => u.Run(id, DocumentKind.Case, "Опис досвіду", default));

        var form = await As(Ann).Get($"/library/proposing/edit/{id}?checked=true");

        Assert.That(form.Html.QuerySelector("[name='Content.Keywords']"), Is.Null);
        Assert.That(form.Errors, Has.Some.EqualTo("Права: заповніть це поле."));
    }

    [Test]
    public async Task Many_documents_are_changed_at_once()
    {
        var word = $"єнот{Next()}";
        var (one, two) = (await Published(Resolution($"Перший {word}")), await Published(Resolution($"Другий {word}")));
        var page = await As(Librarian).Get("/library/desk/documents?q=" + Uri.EscapeDataString(word));

        var answer = await As(Librarian).Post(page.Path, Chosen("LegalStatus", "LostForce", one, two));
        var wrong = await As(Librarian).Post(page.Path, Chosen("AddSubject", "nema-takoi", one));

        Assert.That((await answer.Follow()).Html.Body!.TextContent, Does.Contain("Змінено 2 документи"));
        Assert.That((await Document(one.Id)).LegalStatus, Is.EqualTo(LegalStatus.LostForce));
        Assert.That((await Document(two.Id)).ChangedAt, Is.GreaterThanOrEqualTo(two.ChangedAt));
        Assert.That(wrong.Errors, Has.Some.Contains("nema-takoi"));
        Assert.That((await page.Submit("#bulk", ("Change", "Licence"), ("Value", "official"))).Errors, Has.Some.Contains("Позначте"));
    }

    [Test]
    public async Task A_file_on_request_is_given_to_who_was_let()
    {
        var document = await Published(null, ("закрите.txt", Encoding.UTF8.GetBytes("закрите " + Next())));
        var file = await OnlyFile(document.Id);
        await As(Librarian).Run<ChangeFile>(u => u.Run(document.Id, file.Id, "", Library.Files.FileAccess.OnRequest, null, default));
        var link = FileDownload.Path(file);
        Assert.That((await Portal.Get(link)).Location, Does.EndWith($"/library/access/ask/{file.Id}"));
        Assert.That((await Portal.Get($"/library/access/ask/{file.Id}")).Main, Does.Contain("Увійдіть"));

        await As(Ann).Post($"/library/access/ask/{file.Id}", ("Purpose", "Для дослідження"));
        Assert.That((await As(Ann).Get($"/library/access/ask/{file.Id}")).Main, Does.Contain("чекає на рішення"));
        var request = await Portal.Db<LibraryDb, Guid>(db => db.AccessRequests.Where(r => r.FileId == file.Id).Select(r => r.Id).SingleAsync());
        var refused = await As(Cataloguer).Post("/library/desk/requests", ("request", request.ToString()), ("grant", "false"), ("Reason", ""));
        Assert.That(refused.Errors, Has.Some.Contains("Поясніть відмову"));
        await As(Cataloguer).Post("/library/desk/requests", ("request", request.ToString()), ("grant", "true"));

        Assert.That((await As(Ann).Get(link)).Status, Is.EqualTo(200));
        Assert.That((await As(Bohdan).Get(link)).Status, Is.EqualTo(302));
        Assert.That(Broken(() => As(Librarian).Run<DecideAccess>(u => u.Run(request, false, "пізно", default))), Is.EqualTo("Request.AlreadyDecided"));
    }

    [Test]
    public async Task A_file_for_registered_people_asks_visitors_to_sign_in()
    {
        var document = await Published(null, ("для своїх.txt", Encoding.UTF8.GetBytes("своє " + Next())));
        var file = await OnlyFile(document.Id);
        await As(Librarian).Run<ChangeFile>(u => u.Run(document.Id, file.Id, "", Library.Files.FileAccess.Registered, null, default));

        Assert.That((await Portal.Get(FileDownload.Path(file))).Status, Is.EqualTo(302));
        Assert.That((await As(Bohdan).Get(FileDownload.Path(file))).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_embargo_ends_on_its_day()
    {
        var document = await Published(null, ("ембарго.txt", Encoding.UTF8.GetBytes("таємниця " + Next())));
        var file = await OnlyFile(document.Id);
        var today = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
        Assert.That(Broken(() => As(Librarian).Run<ChangeFile>(u => u.Run(document.Id, file.Id, "", Library.Files.FileAccess.Embargo, today, default))), Is.EqualTo("File.EmbargoNeeded"));
        await As(Librarian).Run<ChangeFile>(u => u.Run(document.Id, file.Id, "", Library.Files.FileAccess.Embargo, today.AddDays(2), default));
        Assert.That((await Portal.Get(FileDownload.Path(file))).Status, Is.EqualTo(302));

        Time.Advance(TimeSpan.FromDays(2));
        Assert.That((await Portal.Get(FileDownload.Path(file))).Status, Is.EqualTo(200), "the day has come, the job not yet");
        await Portal.Run<LiftEmbargoes>(job => job.Run(default));

        Assert.That((await OnlyFile(document.Id)).Access, Is.EqualTo(Library.Files.FileAccess.Public));
        Assert.That((await Document(document.Id)).ChangedAt, Is.GreaterThan(document.ChangedAt));
    }

    [Test]
    public async Task A_damaged_file_is_reported()
    {
        var document = await Published(null, ("зникне.txt", Encoding.UTF8.GetBytes("зникне " + Next())));
        var file = await OnlyFile(document.Id);
        await Portal.Run<IFileStore>(store => Task.FromResult(store.Delete(file.Sha256)));
        Time.Advance(CheckFiles.Rest + TimeSpan.FromMinutes(1));

        await Portal.Run<CheckFiles>(job => job.Run(default));

        var report = await As(Librarian).Get("/library/desk/reports");
        Assert.That(report.Main, Does.Contain("зникне.txt").And.Contain("зник: відновіть"));
    }

    [Test]
    public void An_address_is_dead_after_two_looks_in_a_row()
    {
        var check = LinkCheck.Of(Guid.NewGuid(), "https://example.org/a");
        check.Found(404, Time.GetUtcNow());
        Assert.That(check.IsDead, Is.False);
        check.Found(null, Time.GetUtcNow());
        Assert.That(check.IsDead, Is.True);
        check.Found(403, Time.GetUtcNow());
        Assert.That((check.IsDead, check.FailedSince), Is.EqualTo((false, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task Links_into_a_private_network_are_never_asked_and_count_as_dead()
    {
        var content = Resolution();
        content.Link = $"http://127.0.0.1:{Portal.Address.Port}/inside/{Next()}";
        var document = await Published(content);
        // The addresses of other tests' documents lie outside, where a test has no business.
        await Portal.Db<LibraryDb>(db => db.Documents.Where(d => d.Id != document.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Link, (string?)null)));
        await Portal.Db<LibraryDb>(db => db.LinkChecks.ExecuteDeleteAsync());
        await Portal.Run<CheckLinks>(job => job.Run(default));
        Time.Advance(TimeSpan.FromDays(7));
        await Portal.Run<CheckLinks>(job => job.Run(default));

        Assert.That((await As(Librarian).Get("/library/desk/reports")).Main, Does.Contain(content.Link).And.Contain("немає відповіді"));
        Assert.That(document.Link, Is.EqualTo(content.Link));
    }

    [TestCase("/library/desk/vocabulary")]
    [TestCase("/library/desk/collections")]
    [TestCase("/library/desk/kinds")]
    [TestCase("/library/desk/kind/Law")]
    public async Task The_vocabulary_is_for_those_who_keep_it(string path)
    {
        Assert.That((await As(Cataloguer).Get(path)).Status, Is.Not.EqualTo(200));
        Assert.That((await As(Librarian).Get("/en" + path)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Who_may_not_approve_cannot_publish()
    {
        var id = await Proposed(Ann);

        var answer = await As(Cataloguer).Post($"/library/desk/item/{id}?handler=Publish");

        Assert.That(answer.Status, Is.Not.EqualTo(200));
        Assert.That((await Document(id)).State, Is.EqualTo(DocumentState.Proposed));
    }
}
