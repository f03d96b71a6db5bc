using System.Globalization;
using Hub.Practices.Endorsements;
using Hub.Practices.Feedback;
using Hub.Practices.Replications;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Territories;

namespace Hub.Practices.Demo;

/// <summary>What others say about a demonstration practice: citizens, endorsers, those who repeated it, the jury.</summary>
internal sealed class DemoVoices(PracticesDb db, DemoPractice demo, Practice practice, DemoPeople people, DateTimeOffset now)
{
    private static readonly Dictionary<string, Both> nominations = new()
    {
        ["e-services"] = new("Електронні послуги", "Electronic services"),
        ["community-tools"] = new("Електронні інструменти управління територіальною громадою", "Electronic tools for the local community"),
        ["e-democracy"] = new("Електронна демократія", "E-democracy"),
    };

    public void Tell()
    {
        Judge();
        Endorse();
        Repeat();
        if (demo.Award is { } award)
        {
            var nomination = nominations[award.Nomination];
            db.Awards.Add(new Award { Id = DemoId.Of("award", demo.Number), PracticeId = practice.Id, Year = award.Year, NominationUk = nomination.Uk, NominationEn = nomination.En, Place = 1 });
            practice.Award();
        }
    }

    private void Judge()
    {
        var (yes, partly, no) = (demo.Feedback.Yes, demo.Feedback.Partly, demo.Feedback.No);
        var written = 0;
        foreach (var said in demo.Feedback.Written)
        {
            var verdict = Enum.Parse<Verdict>(said.Verdict, ignoreCase: true);
            Write(said, verdict, written++);
            _ = verdict switch { Verdict.Yes => yes--, Verdict.Partly => partly--, _ => no-- };
        }
        foreach (var (verdict, count) in new[] { (Verdict.Yes, yes), (Verdict.Partly, partly), (Verdict.No, no) })
            for (var i = 0; i < count; i++)
                Count(verdict, i);
        practice.Judged(demo.Feedback.Yes, demo.Feedback.Partly, demo.Feedback.No, now);
    }

    private void Write(DemoWritten said, Verdict verdict, int index)
    {
        var month = DateOnly.ParseExact(said.When, "yyyy-MM", CultureInfo.InvariantCulture);
        var at = Midday(month.AddMonths(1).AddDays(DemoId.Chance(20, "day", demo.Number, index)));
        var words = new FeedbackWords(verdict, said.Region, PlaceIn(said.Region), month, said.What, said.Evidence);
        var feedback = CitizenFeedback.Give(DemoId.Of("feedback", demo.Number, index), practice, DemoId.Of("citizen", demo.Number, index), words, false, at < now ? at : now);
        if (said.Answer is { } answer)
            feedback.Reply(answer, practice.OwnerId, at.AddDays(3));
        db.Feedback.Add(feedback);
    }

    private void Count(Verdict verdict, int index)
    {
        var from = practice.PublishedAt!.Value.AddDays(20);
        var until = practice.ConfirmedAt is { } confirmed && confirmed > from.AddDays(200) ? confirmed : from.AddDays(200);
        var at = from + (until - from) * (DemoId.Chance(1000, "when", demo.Number, verdict, index) / 1000.0);
        var region = demo.Region ?? Regions.All[DemoId.Chance(Regions.All.Count, "where", demo.Number, verdict, index)].Katottg;
        db.Feedback.Add(CitizenFeedback.Counted(DemoId.Of("counted", demo.Number, verdict, index), practice,
            DemoId.Of("citizen", demo.Number, verdict, index), verdict, region, PlaceIn(region), at < now ? at : now));
    }

    private string PlaceIn(string region) => region == demo.Region && demo.Place is { } place ? place.Uk : "";

    private void Endorse()
    {
        for (var i = 0; i < demo.Endorsements.Count; i++)
            db.Endorsements.Add(Endorsement.Give(DemoId.Of("endorsement", demo.Number, i), practice, null,
                DemoText.Both(demo.Endorsements[i].Organisation), DemoText.Both(demo.Endorsements[i].Because), people.Editor2,
                practice.PublishedAt!.Value.AddDays(60 + 40 * i)));
    }

    private void Repeat()
    {
        var confirmed = 0;
        for (var i = 0; i < demo.Replications.Count; i++)
        {
            var told = demo.Replications[i];
            var at = Earlier(Midday(told.StartedOn.AddDays(told.Days ?? 90)).AddDays(60), now.AddDays(-3));
            var words = new ReplicationWords(null, DemoText.Both(told.Organisation), told.Region, DemoText.Both(told.Place), told.StartedOn,
                told.Cost, told.Days, DemoText.Both(told.Changes), DemoText.Both(told.Outcome), null);
            var replication = Replication.Record(DemoId.Of("replication", demo.Number, i), practice, DemoId.Of("repeater", demo.Number, i), words, at);
            db.Replications.Add(replication);
            if (told.Confirmed)
            {
                Confirm(replication, Earlier(at.AddDays(20), now));
                confirmed++;
            }
            else
                db.OpenReplication(practice, replication);
        }
        practice.CountReplications(confirmed);
    }

    private void Confirm(Replication replication, DateTimeOffset at)
    {
        replication.Confirm(practice.OwnerId, at);
        foreach (var months in Replication.FollowUpMonths)
        {
            var asked = new FollowUp { Id = DemoId.Of("follow-up", replication.Id, months), ReplicationId = replication.Id, Months = months, DueAt = at.AddMonths(months) };
            // Years ago nobody could be asked through a portal that is being tried out today.
            if (asked.DueAt < now)
                asked.Ask(asked.DueAt);
            db.FollowUps.Add(asked);
        }
    }

    private static DateTimeOffset Midday(DateOnly day) => new(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.Zero);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
