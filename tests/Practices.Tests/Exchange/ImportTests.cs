using Hub.Practices.Checks;
using Hub.Practices.Exchange;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Exchange;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Tests.Exchange;

internal sealed class ImportTests
{
    [Test]
    public async Task A_dry_run_saves_nothing()
    {
        await using var depository = await Depository.Open();
        var before = await depository.State();
        var report = await depository.Check(Sheet.Of(Sheet.Row()));
        Assert.That((report.Created, report.MistakeCount, report.End), Is.EqualTo((1, 0, ImportEnd.Checked)));
        Assert.That(await depository.State(), Is.EqualTo(before));
    }

    [Test]
    public async Task Imported_practices_become_drafts_of_the_importer()
    {
        await using var depository = await Depository.Open();
        await depository.Import(Sheet.Of(Sheet.Row()));
        await using var db = depository.Db();
        var (practice, version) = (await db.Practices.SingleAsync(), await db.Versions.SingleAsync());
        Assert.That((practice.Status, practice.OwnerId, version.State), Is.EqualTo((PracticeStatus.Unpublished, Depository.Ann, VersionState.Draft)));
        Assert.That(version.Read().Steps.Select(s => s.Title.Uk), Is.EqualTo(new[] { "Порахувати", "Запустити" }));
    }

    [Test]
    public async Task Published_at_once_they_are_told_to_the_other_modules()
    {
        await using var depository = await Depository.Open();
        await depository.Import(Sheet.Of(Sheet.Row(), Sheet.Row(("external_id", "vin-2"))), o => o with { Publish = true });
        await using var db = depository.Db();
        Assert.That(await db.Practices.Select(p => p.Status).Distinct().ToListAsync(), Is.EqualTo(new[] { PracticeStatus.Published }));
        Assert.That(await db.Practices.Select(p => p.Slug).Distinct().CountAsync(), Is.EqualTo(2));
        Assert.That(await db.Outbox.CountAsync(r => r.Type == typeof(ItemPublished).FullName), Is.EqualTo(2));
        Assert.That(await db.Outbox.CountAsync(r => r.Type == typeof(ActionRecorded).FullName), Is.EqualTo(1));
        Assert.That(await db.TitleStems.CountAsync(), Is.Positive);
    }

    [Test]
    public async Task A_row_that_says_draft_stays_one_and_may_be_incomplete()
    {
        await using var depository = await Depository.Open();
        var report = await depository.Import(Sheet.Of(Sheet.Row(("status", "draft"), ("problem_uk", ""))), o => o with { Publish = true });
        await using var db = depository.Db();
        Assert.That((report.MistakeCount, (await db.Versions.SingleAsync()).State), Is.EqualTo((0, VersionState.Draft)));
    }

    [Test]
    public async Task A_broken_off_import_goes_on_behind_what_it_has_saved([Values] bool goodOnly)
    {
        await using var depository = await Depository.Open();
        var (file, work) = (Sheet.Of([.. Enumerable.Range(0, (2 * ImportOrder.UsualBatch) + 50).Select(n => Sheet.Row(("external_id", $"x-{n}")))]), Guid.CreateVersion7());
        using var power = new CancellationTokenSource();
        ImportOrder Again(ImportOrder order) => order with { Work = work, GoodRowsOnly = goodOnly };
        var saved = 0;
        Assert.That(() => depository.Import(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file)),
            o => Again(o) with { Progress = p => { if (p.Pass == p.Passes && saved++ == 0) power.Cancel(); } }, power.Token), Throws.InstanceOf<OperationCanceledException>());

        var report = await depository.Import(file, Again);
        var third = await depository.Import(file, Again);

        await using var db = depository.Db();
        var all = (2 * ImportOrder.UsualBatch) + 50;
        Assert.Multiple(async () =>
        {
            Assert.That(await db.Practices.CountAsync(), Is.EqualTo(all));
            Assert.That((report.Created, report.Unchanged, report.Rows), Is.EqualTo((all, 0, all)), "what was saved before the break is counted, and not looked at again");
            Assert.That((third.End, third.Created), Is.EqualTo((ImportEnd.Saved, all)), "and after its end it only says what it did");
            Assert.That(await db.Outbox.CountAsync(r => r.Type == typeof(ActionRecorded).FullName), Is.EqualTo(1), "told once");
        });
    }

    [Test]
    public async Task The_same_file_again_changes_nothing([Values] bool publish)
    {
        await using var depository = await Depository.Open();
        await depository.Import(Sheet.Of(Sheet.Row()), o => o with { Publish = publish });
        var before = await depository.State();
        var report = await depository.Import(Sheet.Of(Sheet.Row()), o => o with { Publish = publish });
        Assert.That((report.Created, report.Changed, report.Unchanged), Is.EqualTo((0, 0, 1)));
        Assert.That(await depository.State(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_changed_row_of_a_draft_is_saved_into_the_draft()
    {
        await using var depository = await Depository.Open();
        await depository.Import(Sheet.Of(Sheet.Row()));
        var report = await depository.Import(Sheet.Of(Sheet.Row(("people_affected", "13000"))));
        await using var db = depository.Db();
        Assert.That((report.Changed, (await db.Versions.SingleAsync()).Read().PeopleAffected), Is.EqualTo((1, "13000")));
    }

    [Test]
    public async Task A_changed_row_of_a_published_practice_becomes_a_draft_of_its_next_version()
    {
        await using var depository = await Depository.Open();
        await depository.Import(Sheet.Of(Sheet.Row()), o => o with { Publish = true });
        await depository.Import(Sheet.Of(Sheet.Row(("people_affected", "13000"))));
        await using var db = depository.Db();
        Assert.That(await db.Versions.OrderBy(v => v.Number).Select(v => v.State).ToListAsync(), Is.EqualTo(new[] { VersionState.Published, VersionState.Draft }));
        var again = await depository.Import(Sheet.Of(Sheet.Row(("people_affected", "13000"))));
        Assert.That(again.Unchanged, Is.EqualTo(1));
    }

    [Test]
    public async Task A_changed_row_published_at_once_replaces_the_earlier_version()
    {
        await using var depository = await Depository.Open();
        await depository.Import(Sheet.Of(Sheet.Row()), o => o with { Publish = true });
        await depository.Import(Sheet.Of(Sheet.Row(("title_uk", "Черга до садочків стала електронною"))), o => o with { Publish = true });
        await using var db = depository.Db();
        Assert.That(await db.Versions.OrderBy(v => v.Number).Select(v => v.State).ToListAsync(), Is.EqualTo(new[] { VersionState.Superseded, VersionState.Published }));
        var practice = await db.Practices.SingleAsync();
        Assert.That((practice.TitleUk, practice.PublishedNumber, practice.Slug), Is.EqualTo(("Черга до садочків стала електронною", 2, "elektronna-cherha-do-sadochkiv")));
    }

    [Test]
    public async Task Drafts_imported_before_can_be_published_by_the_same_file()
    {
        await using var depository = await Depository.Open();
        await depository.Import(Sheet.Of(Sheet.Row()));
        var report = await depository.Import(Sheet.Of(Sheet.Row()), o => o with { Publish = true });
        await using var db = depository.Db();
        Assert.That((report.Published, (await db.Practices.SingleAsync()).Status), Is.EqualTo((1, PracticeStatus.Published)));
    }

    [Test]
    public async Task Good_rows_are_saved_without_the_others_when_asked()
    {
        await using var depository = await Depository.Open();
        var report = await depository.Import(Sheet.Of(Sheet.Row(), Sheet.Row(("external_id", "vin-2"), ("level", "x"))), o => o with { GoodRowsOnly = true });
        await using var db = depository.Db();
        Assert.That((report.Created, report.Refused, await db.Practices.CountAsync()), Is.EqualTo((1, 1, 1)));
    }

    [Test]
    public async Task A_practice_of_somebody_else_is_not_changed()
    {
        await using var depository = await Depository.Open();
        await depository.Import(Sheet.Of(Sheet.Row()), o => o with { Owner = Depository.Bob, Publish = true });
        var before = await depository.State();
        var report = await depository.Import(Sheet.Of(Sheet.Row(("people_affected", "1"))));
        Assert.That(report.First.Select(m => (m.Column, m.Key)), Is.EqualTo(new[] { ("external_id", "Import.BelongsToAnother") }));
        Assert.That(await depository.State(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_withdrawn_practice_is_not_brought_back()
    {
        await using var depository = await Depository.Open();
        await depository.Import(Sheet.Of(Sheet.Row()), o => o with { Publish = true });
        await using (var db = depository.Db())
        {
            (await db.Practices.SingleAsync()).Withdraw("Причина", Depository.Time.GetUtcNow());
            await db.SaveChangesAsync();
        }
        var report = await depository.Import(Sheet.Of(Sheet.Row()));
        Assert.That(report.First.Select(m => m.Key), Is.EqualTo(new[] { "Import.IsWithdrawn" }));
    }

    [Test]
    public async Task A_version_that_editors_have_is_not_changed()
    {
        await using var depository = await Depository.Open();
        await depository.Import(Sheet.Of(Sheet.Row()));
        await using (var db = depository.Db())
        {
            var version = await db.Versions.SingleAsync();
            version.Submit(PracticeChecks.Run(version.Read(), new([], [], [])), Depository.Time.GetUtcNow());
            await db.SaveChangesAsync();
        }
        var report = await depository.Import(Sheet.Of(Sheet.Row(("people_affected", "1"))));
        Assert.That(report.First.Select(m => m.Key), Is.EqualTo(new[] { "Import.InReview" }));
    }

    [Test]
    public async Task Columns_the_file_does_not_have_keep_what_is_stored()
    {
        await using var depository = await Depository.Open();
        await depository.Import(Sheet.Of(Sheet.Row()));
        var headings = PracticeColumns.Required.Append("external_id");
        await depository.Import(Sheet.Of(headings, Sheet.Row(("title_uk", "Нова назва тієї самої черги"))));
        await using var db = depository.Db();
        var content = (await db.Versions.SingleAsync()).Read();
        Assert.That((content.Title.Uk, content.Title.En, content.PeopleAffected, content.Steps.Count), Is.EqualTo(("Нова назва тієї самої черги", "Kindergarten queue", "12000", 2)));
    }

    [TestCase(';')]
    [TestCase('\t')]
    public async Task Other_delimiters_and_a_mark_at_the_beginning_are_understood(char delimiter)
    {
        await using var depository = await Depository.Open();
        var text = "\uFEFF" + string.Join(delimiter, Sheet.Good.Keys) + "\n" + string.Join(delimiter, Sheet.Good.Values.Select(v => $"\"{v}\"")) + "\n";
        var report = await depository.Import(text);
        Assert.That((report.MistakeCount, report.Created), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Cancelling_leaves_everything_as_it_was()
    {
        await using var depository = await Depository.Open();
        var before = await depository.State();
        using var stop = new CancellationTokenSource();
        var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Many(1200)));
        Assert.That(async () => await depository.Import(file, o => o with { Progress = p => { if (p.Pass == 2) stop.Cancel(); } }, stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await depository.State(), Is.EqualTo(before));
    }

    // Alone: what other tests hold must not count.
    [Test, NonParallelizable]
    public async Task A_file_four_times_as_long_needs_no_more_memory()
    {
        await using var depository = await Depository.Open($"Data Source={Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid() + ".db")}");
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Many(10_000)));
        var held = new List<long>();
        var report = await depository.Import(file, o => o with { Publish = true, Progress = p => { if (p.Rows % 2500 == 0) held.Add(GC.GetTotalMemory(forceFullCollection: true)); } });
        Assert.That(report.Created, Is.EqualTo(10_000));
        Assert.That(held, Has.Count.GreaterThanOrEqualTo(4));
        Assert.That(held[^1] - held[0], Is.LessThan(16 * 1024 * 1024), string.Join(", ", held));
    }

    private static string Many(int rows) => Sheet.Of([.. Enumerable.Range(1, rows).Select(i => Sheet.Row(("external_id", "x-" + i), ("title_uk", $"Електронна черга номер {i}")))]);
}
