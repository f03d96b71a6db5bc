using Hub.Practices.Freshness;
using Hub.Practices.Removal;
using Hub.Practices.Replications;
using Hub.Practices.Review;
using Hub.SharedKernel.Contracts;

namespace Hub.Practices;

/// <summary>
/// Everything of the depository that waits for somebody, each task in one place, so that it is told again exactly as it was told first.
/// Told again it bears the moment when it began to wait: whoever knows that it was done since then, keeps it done.
/// </summary>
internal static class PracticeTasks
{
    /// <summary>Purpose of the task that waits for any editor, and then for the one who took it; its subject is the version.</summary>
    public const string Review = "review";

    /// <summary>Purpose of the task that waits for the author of a returned version; its subject is the version.</summary>
    public const string Mend = "mend";

    /// <summary>Purpose of the task that waits for an expert; its subject is the invitation.</summary>
    public const string Advise = "advise";

    /// <summary>Purpose of the task to confirm a replication; its subject is the replication.</summary>
    public const string Replication = "replication";

    /// <summary>Purpose of the task to answer how a replication goes; its subject is the question.</summary>
    public const string FollowUp = "follow-up";

    /// <summary>Purpose of the task to say that a practice still works; its subject is the practice.</summary>
    public const string Freshness = "freshness";

    /// <summary>Purpose of the task that waits for any editor to decide on an owner's wish; its subject is the request.</summary>
    public const string Removal = "removal";

    /// <summary>Whoever reviews sees the task; with an editor it is that editor's alone.</summary>
    public static void OpenReview(this PracticesDb db, ReviewCase item, DateTimeOffset since = default) => db.Open(item.Id, Review,
        item.Version.EditorId, "Task.Review", item.Version.TitleUk, PracticeFacts.ReviewPath(item.Id), item.Version.DueAt, since, item.Place);

    public static void OpenMend(this PracticesDb db, Practice practice, PracticeVersion version, DateTimeOffset since = default) =>
        db.Open(version.Id, Mend, practice.OwnerId, "Task.Mend", version.TitleUk, PracticeFacts.EditPath(version.Id), null, since);

    public static void OpenAdvise(this PracticesDb db, ExpertInvitation invitation, string title, DateTimeOffset since = default) =>
        db.Open(invitation.Id, Advise, invitation.ExpertId, "Task.Advise", title, Advising.Path(invitation.Id), invitation.DueAt, since);

    /// <summary>The owner confirms; what the owner recorded themself the editors confirm.</summary>
    public static void OpenReplication(this PracticesDb db, Practice practice, Replication replication, DateTimeOffset since = default) =>
        db.Open(replication.Id, Replication, practice.OwnerId == replication.ById ? null : practice.OwnerId,
            "Task.ConfirmReplication", practice.TitleUk, RecordReplication.ConfirmPath(replication.Id), null, since, practice.Place);

    public static void OpenFollowUp(this PracticesDb db, FollowUp question, Guid person, string title, DateTimeOffset since = default) =>
        db.Open(question.Id, FollowUp, person, "Task.FollowUp", title, AskFollowUps.Path(question.Id), null, since);

    public static void OpenFreshness(this PracticesDb db, Practice practice, DateTimeOffset since = default) =>
        db.Open(practice.Id, Freshness, practice.OwnerId, "Task.ConfirmPractice", practice.TitleUk, FreshnessFacts.ConfirmPath(practice), practice.ReviewBy, since);

    public static void OpenRemoval(this PracticesDb db, Practice practice, RemovalRequest request, DateTimeOffset since = default) =>
        db.Open(request.Id, Removal, null, "Task.Removal", practice.TitleUk, RemovalRequest.Path(request.Id), null, since, practice.Place);

    /// <summary>Nothing waits any more since a moment, which is now unless another is named.</summary>
    public static void CloseTask(this PracticesDb db, Guid subject, string purpose, DateTimeOffset since = default) =>
        db.Publish(new TaskClosed(PracticeFacts.Module, PracticeFacts.TaskId(subject, purpose)) { OccurredAt = since });

    /// <summary>A task waits for the person; where nobody is named, for every editor in whose limits the place lies.</summary>
    private static void Open(this PracticesDb db, Guid subject, string purpose, Guid? person, string text, string title, string link,
        DateTimeOffset? due, DateTimeOffset since, Place place = default) =>
        db.Publish(new TaskOpened(PracticeFacts.Module, PracticeFacts.TaskId(subject, purpose), person, person is null ? PracticesModule.Review : null, text, [title], link, due,
            place.OrganisationCode, place.Region)
        {
            OccurredAt = since,
        });
}
