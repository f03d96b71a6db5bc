using Hub.Cabinet.Mail;
using Hub.Cabinet.Notices;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.Mail;

/// <summary>Two hosts write and send at once; nothing goes out twice, and no more than a day allows.</summary>
[Engines]
public sealed class TwoSendersTests(EngineKind engine)
{
    private const int People = 20;
    private const int Each = 6;

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 10, 20, 9, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private HubApp one = null!;
    private HubApp other = null!;

    [SetUp]
    public async Task Start()
    {
        database = await TestDatabase.Create(engine);
        (one, other) = (await HubApp.Start(new() { Database = database, Time = time }), await HubApp.Start(new() { Database = database, Time = time }));
    }

    [TearDown]
    public async Task Stop()
    {
        await one.DisposeAsync();
        await other.DisposeAsync();
        await database.DisposeAsync();
    }

    [Test]
    public async Task Every_notice_is_in_one_mail_and_every_mail_goes_once()
    {
        var told = await Tell();
        var (first, second) = (new Postbox(), new Postbox());
        await Task.WhenAll(Task.Run(() => Work(one, first)), Task.Run(() => Work(other, second)));
        // What one host left to the other because it was just writing it.
        await Work(one, first);
        var sent = first.Mails.Concat(second.Mails).ToList();

        Assert.Multiple(async () =>
        {
            Assert.That(sent.Select(m => m.MessageId), Is.Unique);
            Assert.That(told.Select(text => sent.Count(m => m.Text.Contains(text, StringComparison.Ordinal))), Is.All.EqualTo(1));
            Assert.That(await one.Db<CabinetDb, int>(db => db.Notices.CountAsync(n => n.MailId == null)), Is.Zero);
        });
    }

    /// <summary>Both hosts have read the same lines before either sends its first: only the claim of each line keeps them apart.</summary>
    [Test]
    public async Task Hosts_that_read_the_same_lines_send_each_of_them_once()
    {
        await Tell();
        await Post.Write(one);
        using var both = new Barrier(2);
        var (first, second) = (new Postbox { Before = Together(both) }, new Postbox { Before = Together(both) });
        await Task.WhenAll(Task.Run(() => Post.Send(one, first, time)), Task.Run(() => Post.Send(other, second, time)));
        var sent = first.Mails.Concat(second.Mails).Select(m => m.MessageId).ToList();

        Assert.That((first.Mails.IsEmpty, second.Mails.IsEmpty), Is.EqualTo((false, false)), "both had something to send");
        Assert.That(sent, Is.Unique.And.Count.EqualTo(await one.Db<CabinetDb, int>(db => db.Mails.CountAsync())));
    }

    /// <summary>Lets nobody's first mail out before the other host holds its own.</summary>
    private static Func<MailMessage, Exception?> Together(Barrier both)
    {
        var met = false;
        return _ => met || (met = both.SignalAndWait(TimeSpan.FromMinutes(1))) ? null : new TimeoutException("The other host did not come.");
    }

    [Test]
    public async Task The_limit_of_a_day_is_kept_by_both_together_and_the_rest_goes_tomorrow_with_account_mails_first()
    {
        var people = await Tell();
        await one.Db<CabinetDb>(async db =>
        {
            var person = await db.People.AsNoTracking().OrderBy(p => p.Id).FirstAsync();
            for (var i = 0; i < 5; i++)
                db.Mails.Add(MailRow.To(person, MailKind.Account, new($"рахунок {i}", ["текст"]), time.GetUtcNow().AddMinutes(-1)));
            await db.SaveChangesAsync();
        });
        await Post.Write(one);
        var limited = new MailOptions { DailyLimit = 10 };
        var (first, second) = (new Postbox(), new Postbox());
        await Task.WhenAll(Task.Run(() => Post.Send(one, first, time, options: limited)), Task.Run(() => Post.Send(other, second, time, options: limited)));
        var today = first.Mails.Concat(second.Mails).ToList();
        time.Advance(TimeSpan.FromDays(1));
        var tomorrow = new Postbox();
        await Post.Send(one, tomorrow, time, options: limited);

        Assert.Multiple(() =>
        {
            Assert.That(today, Has.Count.EqualTo(9), "the tenth place is for a mail about an account");
            Assert.That(today.Count(m => m.UnsubscribeUrl is null), Is.EqualTo(5));
            Assert.That(tomorrow.Mails, Has.Count.EqualTo(9));
            Assert.That(people, Has.Count.EqualTo(People * Each));
        });
    }

    private static async Task Work(HubApp hub, Postbox box)
    {
        for (var round = 0; round < 3; round++)
        {
            await Post.Write(hub);
            await Post.Send(hub, box, hub.Time!);
        }
    }

    private async Task<IReadOnlyList<string>> Tell()
    {
        var texts = new List<string>();
        for (var p = 0; p < People; p++)
        {
            var person = await Account.Make(one);
            await one.Db<CabinetDb>(async db =>
            {
                for (var i = 0; i < Each; i++)
                {
                    var text = $"№{person.Id:N}-{i}.";
                    texts.Add(text);
                    db.Notices.Add(Notice.Tell(Guid.NewGuid(), person.Id, new("Garden", "x", text, text, "/cabinet"), NoticeKinds.Other, time.GetUtcNow(), time.GetUtcNow()));
                }
                await db.SaveChangesAsync();
            });
        }
        return texts;
    }
}
