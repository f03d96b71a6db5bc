using System.Globalization;
using Hub.Contest.Eligibility;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Territories;

namespace Hub.Contest.Demo;

/// <summary>Nominations and entries as all demonstration rounds have them.</summary>
internal sealed class DemoFilling(ContestDb db, DemoPeople who)
{
    public IReadOnlyList<Nomination> TellNominations(Guid round)
    {
        var nominations = new List<Nomination>();
        foreach (var (key, uk, en) in DemoRules.Nominations)
        {
            var nomination = Nomination.Add(DemoId.Of("nomination", round, key), round, key, nominations.Count + 1, uk, en, null, null);
            nomination.Judge([.. DemoRules.Criteria(nomination.Id)], whole: true);
            nomination.Chair(who.Chair);
            db.Nominations.Add(nomination);
            nominations.Add(nomination);
        }
        return nominations;
    }

    public void TellRules(Guid round, DateTimeOffset at) =>
        db.Rules.Add(new RulesVersion { Id = DemoId.Of("rules", round, 1), RoundId = round, Number = 1, TextUk = DemoRules.Uk, TextEn = DemoRules.En, ById = who.Organiser, At = at });

    /// <summary>An entry that was submitted; the clerk has not decided on it.</summary>
    public Entry Submitted(Round round, Nomination nomination, int number, string uk, string en, DateTimeOffset at)
    {
        var region = Regions.All[number % Regions.All.Count];
        var content = new EntryContent
        {
            Title = new(uk, en),
            Summary = new($"Демонстраційна заявка: {char.ToLower(uk[0], CultureInfo.InvariantCulture)}{uk[1..]}. Громада перейшла на нове рішення за рік і виміряла, що змінилося для людей.", $"A demonstration entry: {en}."),
            Organisation = new($"Демонстраційна громада {number}, {region.NameUk}", $"Demonstration community {number}, {region.NameEn}"),
            Region = region.Katottg,
            ContactName = "Контактна особа громади",
            ContactEmail = "hromada@example.org",
            Declared = true,
        };
        foreach (var section in nomination.Form.Sections)
            content.Sections[section.Key] = new(DemoRules.Section(section.Key, uk));
        var entry = Entry.Start(DemoId.Of("entry", round.Id, number), nomination, content, who.Submitter(number), at.AddDays(-1), demonstration: true);
        db.Submissions.Add(entry.Submit(round, [], 0, entry.SubmitterId, at));
        db.EntryAuthors.Add(new EntryAuthor { EntryId = entry.Id, PersonId = entry.SubmitterId });
        db.Entries.Add(entry);
        return entry;
    }

    /// <summary>The clerk lets it in, or refuses it with a reason.</summary>
    public void Decide(Entry entry, DateTimeOffset at, string? refusal = null)
    {
        if (refusal is null)
            entry.Accept(who.Clerk, at);
        else
            entry.Refuse(who.Clerk, at);
        db.EligibilityDecisions.Add(new EligibilityDecision
        {
            Id = DemoId.Of("decision", entry.RoundId, entry.Number!),
            EntryId = entry.Id,
            Submission = 1,
            Verdict = refusal is null ? Verdict.Eligible : Verdict.Ineligible,
            Checked = refusal is null ? string.Join(' ', Checklist.Keys) : "",
            Reason = refusal ?? "",
            ById = who.Clerk,
            At = at,
        });
    }
}
