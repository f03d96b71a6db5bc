using Hub.Practices.Checks;
using Hub.SharedKernel;

namespace Hub.Practices.Tests.Submission;

public sealed class VersionStateTests
{
    private static readonly Dictionary<string, (Action<PracticeVersion, Practice> Do, VersionState[] Allowed)> moves = new()
    {
        ["Save"] = ((v, _) => v.Save(Written.Whole(), Written.Owner, Written.Now), [VersionState.Draft, VersionState.Returned]),
        ["Submit"] = ((v, _) => v.Submit(PracticeChecks.Run(v.Read(), Written.NothingElse), Written.Now), [VersionState.Draft, VersionState.Returned]),
        ["Recall"] = ((v, _) => v.Recall(), [VersionState.Submitted]),
        ["Discard"] = ((v, _) => v.Discard(), [VersionState.Draft, VersionState.Returned]),
        ["Take"] = ((v, p) => v.Take(Written.Editor, p, Written.Now), [VersionState.Submitted, VersionState.UnderReview]),
        ["Release"] = ((v, _) => v.Release(Written.Editor), [VersionState.UnderReview]),
        ["Return"] = ((v, p) => v.Return(Written.Editor, p, new Dictionary<string, string> { ["Problem"] = "Чому?" }, Written.Now), [VersionState.UnderReview]),
        ["Reject"] = ((v, p) => v.Reject(Written.Editor, p, "Ні.", Written.Now), [VersionState.UnderReview]),
        ["Publish"] = ((v, p) => v.Publish(Written.Editor, p, Written.Now), [VersionState.UnderReview]),
        ["Supersede"] = ((v, _) => v.Supersede(), [VersionState.Published]),
    };

    private static IEnumerable<TestCaseData> Moves() =>
        from move in moves.Keys
        from state in Enum.GetValues<VersionState>()
        select new TestCaseData(move, state.ToString()).SetName($"{move}_from_{state}");

    [TestCaseSource(nameof(Moves))]
    public void A_move_is_made_only_from_the_states_that_allow_it(string move, string from)
    {
        var state = Enum.Parse<VersionState>(from);
        var (practice, version) = Written.In(state);
        var (act, allowed) = moves[move];

        if (allowed.Contains(state))
            Assert.That(() => act(version, practice), Throws.Nothing);
        else
        {
            Assert.That(() => act(version, practice), Throws.TypeOf<RuleViolation>());
            Assert.That(version.State, Is.EqualTo(state));
        }
    }

    [Test]
    public void A_description_with_something_to_mend_cannot_be_submitted()
    {
        var (_, version) = Written.Draft();
        version.Save(new PracticeContent(), Written.Owner, Written.Now);

        Assert.That(() => version.Submit(PracticeChecks.Run(version.Read(), Written.NothingElse), Written.Now),
            Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Practice.ChecksFailed"));
    }

    [Test]
    public void A_second_version_must_say_what_changed()
    {
        var (_, first) = Written.In(VersionState.Published);
        var second = PracticeVersion.Next(Guid.CreateVersion7(), first, Written.Owner, Written.Now);
        void Submit() => second.Submit(PracticeChecks.Run(second.Read(), Written.NothingElse), Written.Now);

        Assert.That(Submit, Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Practice.ChangesNeeded"));
        second.TellChanges("Додано показник.", null);
        Submit();
        Assert.That(second.State, Is.EqualTo(VersionState.Submitted));
    }

    [Test]
    public void Nobody_decides_on_their_own_practice([Values("owner", "co-author", "author", "last writer")] string who)
    {
        var (practice, version) = Written.Draft();
        var person = who == "owner" ? Written.Owner : Guid.CreateVersion7();
        if (who == "co-author")
            practice.Invite(person, Written.Owner, Written.Now);
        if (who == "author")
            version = PracticeVersion.First(Guid.CreateVersion7(), practice, person, Written.Now);
        version.Save(Written.Whole(), who == "last writer" ? person : Written.Owner, Written.Now);
        version.Submit(PracticeChecks.Run(version.Read(), Written.NothingElse), Written.Now);

        Assert.That(() => version.Take(person, practice, Written.Now), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Practice.OwnPractice"));
    }

    [Test]
    public void Another_editor_must_take_over_before_deciding()
    {
        var (practice, version) = Written.In(VersionState.UnderReview);
        var other = Guid.CreateVersion7();

        Assert.That(() => version.Publish(other, practice, Written.Now), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Practice.TakenByAnother"));
        version.Take(other, practice, Written.Now);
        version.Publish(other, practice, Written.Now);
        Assert.That(version.DecidedBy, Is.EqualTo(other));
    }

    [Test]
    public void Each_submission_is_a_round_of_its_own()
    {
        var (practice, version) = Written.In(VersionState.Returned);
        version.Submit(PracticeChecks.Run(version.Read(), Written.NothingElse), Written.Now);

        Assert.That(version.Round, Is.EqualTo(2));
        Assert.That(version.DecidedAt, Is.Null);
        Assert.That(practice.Status, Is.EqualTo(PracticeStatus.Unpublished));
    }

    [Test]
    public void Returning_and_rejecting_need_a_reason()
    {
        var (practice, version) = Written.In(VersionState.UnderReview);

        Assert.That(() => version.Return(Written.Editor, practice, new Dictionary<string, string>(), Written.Now), Throws.TypeOf<RuleViolation>());
        Assert.That(() => version.Reject(Written.Editor, practice, "  ", Written.Now), Throws.TypeOf<RuleViolation>());
        Assert.That(version.State, Is.EqualTo(VersionState.UnderReview));
    }
}
