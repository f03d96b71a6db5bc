using Hub.Practices.Checks;
using Hub.SharedKernel;

namespace Hub.Practices.Tests.Submission;

public sealed class VersionStateTests
{
    private static readonly Dictionary<string, (Action<PracticeVersion, Practice> Do, VersionState[] Allowed)> moves = new()
    {
        ["Save"] = ((v, _) => v.Save(Sample.Whole(), Sample.Owner, Sample.Now), [VersionState.Draft, VersionState.Returned]),
        ["Submit"] = ((v, _) => v.Submit(PracticeChecks.Run(v.Read(), Sample.NothingElse), Sample.Now), [VersionState.Draft, VersionState.Returned]),
        ["Recall"] = ((v, _) => v.Recall(), [VersionState.Submitted]),
        ["Discard"] = ((v, _) => v.Discard(), [VersionState.Draft, VersionState.Returned]),
        ["Take"] = ((v, p) => v.Take(Sample.Editor, p, Sample.Now), [VersionState.Submitted, VersionState.UnderReview]),
        ["Release"] = ((v, _) => v.Release(Sample.Editor), [VersionState.UnderReview]),
        ["Return"] = ((v, p) => v.Return(Sample.Editor, p, new Dictionary<string, string> { ["Problem"] = "Чому?" }, Sample.Now), [VersionState.UnderReview]),
        ["Reject"] = ((v, p) => v.Reject(Sample.Editor, p, "Ні.", Sample.Now), [VersionState.UnderReview]),
        ["Publish"] = ((v, p) => v.Publish(Sample.Editor, p, Sample.Now), [VersionState.UnderReview]),
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
        var (practice, version) = Sample.In(state);
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
        var (_, version) = Sample.Draft();
        version.Save(new PracticeContent(), Sample.Owner, Sample.Now);

        Assert.That(() => version.Submit(PracticeChecks.Run(version.Read(), Sample.NothingElse), Sample.Now),
            Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Practice.ChecksFailed"));
    }

    [Test]
    public void A_second_version_must_say_what_changed()
    {
        var (_, first) = Sample.In(VersionState.Published);
        var second = PracticeVersion.Next(Guid.CreateVersion7(), first, Sample.Owner, Sample.Now);
        void Submit() => second.Submit(PracticeChecks.Run(second.Read(), Sample.NothingElse), Sample.Now);

        Assert.That(Submit, Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Practice.ChangesNeeded"));
        second.TellChanges("Додано показник.", null);
        Submit();
        Assert.That(second.State, Is.EqualTo(VersionState.Submitted));
    }

    [Test]
    public void Nobody_decides_on_their_own_practice([Values("owner", "co-author", "author", "last writer")] string who)
    {
        var (practice, version) = Sample.Draft();
        var person = who == "owner" ? Sample.Owner : Guid.CreateVersion7();
        if (who == "co-author")
            practice.Invite(person, Sample.Owner, Sample.Now);
        if (who == "author")
            version = PracticeVersion.First(Guid.CreateVersion7(), practice, person, Sample.Now);
        version.Save(Sample.Whole(), who == "last writer" ? person : Sample.Owner, Sample.Now);
        version.Submit(PracticeChecks.Run(version.Read(), Sample.NothingElse), Sample.Now);

        Assert.That(() => version.Take(person, practice, Sample.Now), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Practice.OwnPractice"));
    }

    [Test]
    public void Another_editor_must_take_over_before_deciding()
    {
        var (practice, version) = Sample.In(VersionState.UnderReview);
        var other = Guid.CreateVersion7();

        Assert.That(() => version.Publish(other, practice, Sample.Now), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Practice.TakenByAnother"));
        version.Take(other, practice, Sample.Now);
        version.Publish(other, practice, Sample.Now);
        Assert.That(version.DecidedBy, Is.EqualTo(other));
    }

    [Test]
    public void Each_submission_is_a_round_of_its_own()
    {
        var (practice, version) = Sample.In(VersionState.Returned);
        version.Submit(PracticeChecks.Run(version.Read(), Sample.NothingElse), Sample.Now);

        Assert.That(version.Round, Is.EqualTo(2));
        Assert.That(version.DecidedAt, Is.Null);
        Assert.That(practice.Status, Is.EqualTo(PracticeStatus.Unpublished));
    }

    [Test]
    public void Returning_and_rejecting_need_a_reason()
    {
        var (practice, version) = Sample.In(VersionState.UnderReview);

        Assert.That(() => version.Return(Sample.Editor, practice, new Dictionary<string, string>(), Sample.Now), Throws.TypeOf<RuleViolation>());
        Assert.That(() => version.Reject(Sample.Editor, practice, "  ", Sample.Now), Throws.TypeOf<RuleViolation>());
        Assert.That(version.State, Is.EqualTo(VersionState.UnderReview));
    }
}
