using FsCheck;
using FsCheck.Fluent;
using Hub.Library.Describing;
using Hub.Library.Desk;
using Hub.Library.Reading;
using Hub.Library.Vocabulary;
using Microsoft.EntityFrameworkCore;
using static Hub.Library.Tests.LibraryStage;
using Described = Hub.Library.Describing.Document;

namespace Hub.Library.Tests.Reading;

/// <summary>The index in memory: it follows every change, and its parts say what a plain look at all documents says.</summary>
[NonParallelizable]
internal sealed class DocumentIndexTests
{
    private static async Task<IReadOnlyList<string>> Titles(DocumentFilter filter)
    {
        await Portal.DeliverOutbox();
        var resolved = await Portal.Db<LibraryDb, DocumentFilter>(db => filter.Resolve(db, default));
        return [.. (await Portal.Run<DocumentLists, CardPage>(lists => lists.Run(resolved, 500, default))).Cards.Select(c => c.Title.Uk)];
    }

    [Test]
    public async Task A_document_is_found_by_what_it_says_now_and_not_by_what_it_said()
    {
        var (before, after) = ($"Їжачок {Next()}", $"Бобер {Next()}");
        var (word, other) = (new DocumentFilter { Words = before }, new DocumentFilter { Words = after, Order = ListOrder.Title });
        Assert.That(await Titles(word), Is.Empty);
        var document = await Published(Resolution(before));
        Assert.That(await Titles(word), Is.EqualTo(new[] { before }));

        var content = document.Content;
        content.TitleUk = after;
        await As(Librarian).Run<Library.Proposing.SaveDocument>(u => u.Run(document.Id, document.Version, content, default));
        Assert.That((await Titles(word), await Titles(other)), Is.EqualTo((Array.Empty<string>(), new[] { after })).Using<IReadOnlyList<string>>((a, b) => a.SequenceEqual(b)));

        await As(Librarian).Run<WithdrawDocument>(u => u.Run(document.Id, "Випробування", default));
        Assert.That(await Titles(other), Is.Empty);
    }

    [Test]
    public async Task Only_the_newest_version_is_listed()
    {
        var document = await Published(Resolution($"Видра {Next()}"));
        var filter = new DocumentFilter { Words = document.TitleUk };
        Assert.That(await Titles(filter), Has.Count.EqualTo(1));
        var next = await As(Librarian).Run<BeginVersion, Guid?>(u => u.Run(document.Id, "нове", default));
        await As(Librarian).Run<PublishDocument>(u => u.Run(next!.Value, default));
        Assert.That(await Titles(filter), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_merged_subject_is_counted_under_the_other_one_also_for_documents_from_elsewhere()
    {
        var (gone, into) = (Subject.Add($"Щось {Next()}", $"Thing {Next()}", null), Subject.Add($"Інше {Next()}", $"Other {Next()}", null));
        await Portal.Db<LibraryDb>(async db =>
        {
            db.AddRange(gone, into);
            await db.SaveChangesAsync();
        });
        var content = Resolution();
        content.Subjects = [gone.Key];
        var own = await Published(content);
        var foreign = Described.FromSource(Guid.CreateVersion7(), Resolution($"Чуже {Next()}"), new(Guid.CreateVersion7(), "x", null, null), (_, id) => id.ToString("N"), Time.GetUtcNow());
        await Portal.Db<LibraryDb>(async db =>
        {
            db.Add(foreign);
            db.DocumentSubjects.Add(new() { DocumentId = foreign.Id, SubjectId = gone.Id });
            await db.SaveChangesAsync();
        });
        var about = new DocumentFilter { Values = new Dictionary<Facet, IReadOnlyList<string>> { [Facet.Subject] = [into.Key] } };
        Assert.That(await Titles(about), Is.Empty);
        Time.Advance(TimeSpan.FromMinutes(1));

        await As(Librarian).Run<MergeSubjects, int?>(u => u.Run(gone.Id, into.Id, default));

        Assert.That(await Titles(about), Is.EquivalentTo(new[] { own.TitleUk, foreign.TitleUk }));
        Assert.That(await Portal.Db<LibraryDb, bool>(db => db.Documents.Where(d => d.Id == own.Id || d.Id == foreign.Id).AllAsync(d => d.ChangedAt == Described.WholeSecond(Time.GetUtcNow()))), Is.True, "harvesters are told");
    }

    [Property(MaxTest = 100)]
    public void Postings_find_the_rows_that_have_all_stems(byte[][] texts, byte[] asked)
    {
        var words = new WordPostings();
        var rows = Array.ConvertAll(texts ?? [], t => Array.ConvertAll(t ?? [], b => "s" + (b % 7)));
        // Rows that were gaps when words were read are left out.
        for (var row = 0; row < rows.Length; row++)
            if (row % 3 != 2)
                words.Add(row * 50, $" {string.Join(' ', rows[row].Distinct())} ");
        string[] stems = [.. (asked ?? []).Take(3).Select(b => "s" + (b % 7)).Distinct()];
        var found = words.Find(stems, rows.Length * 50);
        Assert.That(found is null, Is.EqualTo(stems.Length == 0));
        for (var row = 0; found is not null && row < rows.Length; row++)
            Assert.That(found[row * 50], Is.EqualTo(row % 3 != 2 && Array.TrueForAll(stems, rows[row].Contains)));
    }

    [Property(MaxTest = 100)]
    public void An_order_that_was_merged_is_the_order_sorted_anew(byte[] days, byte left)
    {
        var rows = new IndexRows(0);
        foreach (var day in days ?? [])
            rows.Add(new(Guid.NewGuid(), 1, DocumentState.Published, DocumentKind.Law, 2000 + day, null, null, null, new DateOnly(2000, 1, 1 + (day % 20)), null), [], []);
        var before = Math.Min((int)left, rows.Length);
        var gone = Enumerable.Range(0, rows.Length).Select(row => row % 3 == 1).ToArray();
        var order = RowOrder.Dated(rows);
        var merged = order.Merge(order.Sort([.. Enumerable.Range(0, before)]), [.. Enumerable.Range(before, rows.Length - before).Where(row => !gone[row])], gone);
        Assert.That(merged, Is.EqualTo(order.Sort([.. Enumerable.Range(0, rows.Length).Where(row => !gone[row])])));
    }
}
