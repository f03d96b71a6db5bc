using Hub.Practices.Checks;
using Hub.Practices.Submission;
using Hub.Practices.Telling;
using Hub.SharedKernel.Data;

namespace Hub.Practices.Demo;

/// <summary>Tells the way of one demonstration practice from its first draft to where it is now.</summary>
internal sealed class DemoStory(PracticesDb db, DemoPractice demo, DemoPeople people, DateTimeOffset now)
{
    private readonly Guid owner = people.OwnerOf(demo);
    private readonly Practice practice = Practice.Start(DemoId.Practice(demo.Number), people.OwnerOf(demo), Started(demo, now), null, demonstration: true);
    private PracticeVersion version = null!;

    public void Tell()
    {
        db.Practices.Add(practice);
        Step("Started", practice.CreatedAt, owner, number: 1);
        if (demo.WasPublished)
            TellPublished();
        else
            new DemoReviewStory(db, demo, people, practice, now).Tell();
    }

    private void TellPublished()
    {
        Publish();
        new DemoVoices(db, demo, practice, people, now).Tell();
        Age();
        if (demo.Status == "Withdrawn")
            Withdraw();
        TellOthers();
    }

    private void Publish()
    {
        practice.GiveAddress(demo.Slug);
        var versions = DemoContent.Versions(demo);
        PracticeVersion? before = null;
        for (var number = 1; number <= versions.Count; number++)
        {
            var (content, changes) = versions[number - 1];
            var at = PublishedAt(number, versions.Count);
            version = before is null
                ? PracticeVersion.First(VersionId(number), practice, owner, practice.CreatedAt)
                : PracticeVersion.Next(VersionId(number), before, owner, at.AddDays(-20));
            version.Save(content, owner, at.AddDays(-12));
            version.TellChanges(changes.Uk, changes.En);
            version.PublishUnreviewed(EvidenceGrade.Of(content).Letter, at);
            before?.Supersede();
            practice.Show(version, content, version.Grade!, at);
            db.Versions.Add(version);
            Step("Submitted", at.AddDays(-10), owner, number);
            Step("Taken", at.AddDays(-6), people.Editor, number);
            Step("Published", at, people.Editor, number, isPublic: true);
            before = version;
        }
    }

    /// <summary>Confirmed when the file says so; terms missed since then count as they would have.</summary>
    private void Age()
    {
        if (demo.ConfirmedOn is { } day)
        {
            practice.Confirm(At(day));
            Step("Confirmed", At(day), owner, demo.Versions, isPublic: true);
        }
        if (demo.Status == "Outdated")
        {
            practice.MissConfirmation(practice.ReviewBy!.Value);
            practice.MissConfirmation(practice.ReviewBy!.Value);
            Step("Outdated", practice.ReviewBy!.Value.AddMonths(-Practice.ReviewMonths), null, demo.Versions, isPublic: true);
        }
        else if (practice.ReviewBy < now)
        {
            var years = Math.Max(0, (int)((now - practice.ReviewBy.Value).TotalDays / 366));
            practice.MissConfirmation(practice.ReviewBy.Value.AddYears(years));
        }
        practice.Rank(now);
    }

    private void Withdraw()
    {
        var at = practice.ConfirmedAt!.Value.AddMonths(4);
        practice.Withdraw("Кіоски демонтовано: мешканці перейшли на телефони, а ремонт коштував більше, ніж приносив користі. Досвід лишаємо в описі, щоб інші не повторили помилки.", at);
        Step("Withdrawn", at, people.Editor2, demo.Versions, isPublic: true);
    }

    private void TellOthers()
    {
        db.TellOwner(practice, version);
        if (!practice.IsReadable)
            return;
        db.TitleStems.AddRange(TitleStems.Rows(practice));
        db.PublishItem(practice, version.Read());
        db.Publish(PracticeSnapshot.Of(practice, version, version.Read()));
    }

    private void Step(string action, DateTimeOffset at, Guid? person, int number, bool isPublic = false) => db.Timeline.Add(new TimelineEntry
    {
        Id = DemoId.Of("timeline", demo.Number, number, action),
        PracticeId = practice.Id,
        VersionId = VersionId(number),
        PersonId = person,
        Action = action,
        At = at,
        IsPublic = isPublic,
    });

    private Guid VersionId(int number) => DemoId.Of("version", demo.Number, number);

    /// <summary>The first version on its day, the newest before the last confirmation, those between evenly.</summary>
    private DateTimeOffset PublishedAt(int number, int count)
    {
        var first = At(demo.PublishedOn!.Value);
        var last = demo.ConfirmedOn is { } confirmed ? At(confirmed) : first.AddYears(1);
        return first + (last - first) * ((number - 1.0) / count);
    }

    private static DateTimeOffset Started(DemoPractice demo, DateTimeOffset now) =>
        demo.PublishedOn is { } published ? At(published).AddDays(-45) : now.AddDays(-30 - demo.Number % 7);

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(9, 30)), TimeSpan.Zero);
}
