using Hub.Practices.Checks;
using Hub.Practices.Review;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;

namespace Hub.Practices.Demo;

/// <summary>The way of a demonstration practice that readers have not seen: a draft, or one under review.</summary>
internal sealed class DemoReviewStory(PracticesDb db, DemoPractice demo, DemoPeople people, Practice practice, DateTimeOffset now)
{
    private readonly Guid owner = practice.OwnerId;
    private PracticeVersion version = null!;

    public void Tell()
    {
        version = PracticeVersion.First(DemoId.Of("version", demo.Number, 1), practice, owner, practice.CreatedAt);
        version.Save(DemoContent.Of(demo), owner, now.AddDays(-8));
        db.Versions.Add(version);
        if (demo.Status != "Draft")
            Submit();
        db.TellOwner(practice, version);
    }

    private void Submit()
    {
        var content = version.Read();
        practice.GiveAddress(demo.Slug);
        version.Submit(PracticeChecks.Run(content, new CheckContext([], [], [])), now.AddDays(-7));
        Step("Submitted", now.AddDays(-7), owner);
        if (demo.Status != "Submitted")
            Review();
        if (version.State is VersionState.Submitted or VersionState.UnderReview)
            db.OpenReview(new(practice, version));
    }

    private void Review()
    {
        version.Take(people.Editor, practice, now.AddDays(-5));
        Step("Taken", now.AddDays(-5), people.Editor);
        switch (demo.Status)
        {
            case "UnderReview": Invite(); break;
            case "Returned": Return(); break;
            case "Rejected": Reject(); break;
        }
    }

    private void Invite()
    {
        var invitation = ExpertInvitation.Invite(people.Expert, version, practice, people.Editor,
            "Чи зможе інша переміщена громада повторити це за описом? Чого бракує в кроках?", now.AddDays(-4));
        db.ExpertInvitations.Add(invitation);
        db.Publish(new TaskOpened(PracticeFacts.Module, PracticeFacts.TaskId(invitation.Id, "advise"), people.Expert, null,
            "Task.Advise", [version.TitleUk], $"/practices/review/advise/{invitation.Id}", invitation.DueAt));
    }

    private void Return()
    {
        var at = now.AddDays(-2);
        version.Return(people.Editor, practice, demo.ReturnReasons!, at);
        foreach (var (section, reason) in demo.ReturnReasons!)
            db.Remarks.Add(new ReviewRemark
            {
                Id = DemoId.Of("remark", demo.Number, section),
                VersionId = version.Id,
                Kind = RemarkKind.ReturnReason,
                Section = char.ToUpperInvariant(section[0]) + section[1..],
                Text = reason,
                ById = people.Editor,
                At = at,
                Round = version.Round,
            });
        Step("Returned", at, people.Editor);
        db.OpenMend(practice, version);
    }

    private void Reject()
    {
        version.Reject(people.Editor, practice,
            "Це програма знижок, а не практика урядування: рішень, послуг чи участі громади вона не змінює, а більшість крамниць з неї вийшла. Якщо картка почне працювати в соціальній сфері або в транспорті, подайте новий опис.",
            now.AddDays(-3));
        Step("Rejected", now.AddDays(-3), people.Editor);
    }

    private void Step(string action, DateTimeOffset at, Guid person) => db.Timeline.Add(new TimelineEntry
    {
        Id = DemoId.Of("timeline", demo.Number, 1, action),
        PracticeId = practice.Id,
        VersionId = version.Id,
        PersonId = person,
        Action = action,
        At = at,
    });
}
