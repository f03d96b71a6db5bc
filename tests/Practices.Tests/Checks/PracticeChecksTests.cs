using Hub.Practices.Checks;
using Hub.Practices.Tests.Submission;

namespace Hub.Practices.Tests.Checks;

public sealed class PracticeChecksTests
{
    private static readonly (string Key, bool MustMend, Action<PracticeContent> Spoil)[] mistakes =
    [
        ("Missing", true, c => c.Title.Uk = ""), ("TooShort", true, c => c.Title.Uk = "Черга"), ("TooLong", true, c => c.Title.Uk = new string('а', 301)),
        ("Missing", true, c => c.Problem.Uk = " "), ("TooShort", true, c => c.Solution.Uk = "Зробили."), ("TooLong", true, c => c.Lessons.Uk = new string('а', 20_001)),
        ("EnglishTitle", false, c => c.Title.En = ""), ("Missing", true, c => c.Organisation.Uk = ""), ("NoCode", false, c => c.OrganisationCode = ""),
        ("BadCode", true, c => c.OrganisationCode = "00032113"), ("Choose", true, c => c.Group = "9"), ("Choose", true, c => c.Kind = ""),
        ("KindOfOtherGroup", true, c => c.Kind = "gis"), ("Choose", true, c => c.Level = "village"), ("Choose", true, c => c.Stage = ""),
        ("Choose", true, c => c.Topics = []), ("Choose", true, c => c.Topics = ["education", "magic"]), ("Choose", true, c => c.Licence = "mine"),
        ("Choose", true, c => c.Region = ""), ("Choose", true, c => c.Region = "UA99"), ("NotAWholeNumber", true, c => c.PeopleAffected = "багато"),
        ("NotAWholeNumber", true, c => c.PeopleAffected = "-5"), ("NotADate", true, c => c.StartedOn = "навесні"), ("Missing", true, c => c.StartedOn = ""),
        ("EndBeforeStart", true, c => c.FinishedOn = "2020-01-01"), ("NotADate", true, c => c.FinishedOn = "31.02.2024"),
        ("NotAnEmail", true, c => c.Contact.Email = "viddil"), ("NoContact", false, c => c.Contact = new()), ("NoConsent", false, c => c.Contact.Consent = false),
        ("Advised", false, c => c.LegalBasis.Uk = ""), ("SeeLink", true, c => c.Problem.Uk = "Див. за посиланням https://example.org/" + new string('а', 100)),
        ("UkrainianMissing", true, c => c.Partners = new("", "University")), ("NotAnAddress", true, c => c.Links[0].Url = "javascript:alert(1)"),
        ("LinkWithoutTitle", false, c => c.Links[0].Title = new()), ("TooFewSteps", true, c => c.Steps.RemoveAt(0)),
        ("TooManyRows", true, c => c.Steps.AddRange(Enumerable.Range(0, 60).Select(i => Sample.Step($"Крок {i}")))),
        ("TooManyRows", true, c => c.Results.AddRange(Enumerable.Range(0, 60).Select(i => Sample.Result($"Показник {i}")))),
        ("StepWithoutTitle", true, c => c.Steps[0].Title = new()), ("NotAWholeNumber", true, c => c.Steps[0].Days = "1,5"),
        ("NotAnAmount", true, c => c.Steps[1].Cost = "дорого"), ("StepWithoutTimeOrPerson", false, c => c.Steps[0].Responsible = new()),
        ("NoResults", false, c => c.Results = []), ("ResultWithoutName", true, c => c.Results[0].Indicator = new()),
        ("ResultWithoutValue", true, c => c.Results[0].After = ""), ("NotANumber", true, c => c.Results[0].After = "утричі"),
        ("ResultWithoutBaseline", false, c => c.Results[0].Baseline = ""), ("NotANumber", true, c => c.Results[1].Baseline = "мало"),
        ("ResultWithoutDate", false, c => c.Results[0].MeasuredOn = ""), ("NotADate", true, c => c.Results[0].MeasuredOn = "торік"),
        ("ResultWithoutSource", false, c => c.Results[0].SourceUrl = ""), ("NotAnAddress", true, c => c.Results[0].SourceUrl = "звіт"),
    ];

    private static readonly (string Key, CheckContext Around)[] surroundings =
    [
        ("AltMissing", new([new PracticeFile { Name = "foto.png", ContentType = "image/png" }], [], [])),
        ("DeadLink", new([], ["https://example.org/poriadok"], [])),
        ("SimilarTitle", new([], [], ["Електронна черга до садка"])),
    ];

    private static IEnumerable<TestCaseData> Mistakes() =>
        mistakes.Select((m, i) => new TestCaseData(i, m.Key).SetName($"A_mistake_is_noticed_{i}_{m.Key}"));

    [Test]
    public void A_whole_description_has_nothing_to_mend_and_no_advice() =>
        Assert.That(PracticeChecks.Run(Sample.Whole(), Sample.NothingElse).Findings, Is.Empty);

    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_is_noticed(int number, string key)
    {
        var content = Sample.Whole();
        mistakes[number].Spoil(content);
        var found = PracticeChecks.Run(content, Sample.NothingElse).Findings.Where(f => f.Key == key).ToList();

        Assert.That(found, Has.Count.GreaterThanOrEqualTo(1));
        Assert.That(found.Select(f => f.MustMend), Is.All.EqualTo(mistakes[number].MustMend));
        Assert.That(found.Select(f => f.Section), Is.All.Matches<string>(s => PracticeContent.AllSections.Contains(s)));
    }

    [Test]
    public void What_lies_around_the_text_is_noticed_too()
    {
        foreach (var (key, around) in surroundings)
            Assert.That(PracticeChecks.Run(Sample.Whole(), around).Findings.Select(f => f.Key), Does.Contain(key));
    }

    [Test]
    public void Every_sentence_of_the_checks_is_tried_by_a_mistake()
    {
        using var file = typeof(PracticesModule).Assembly.GetManifestResourceStream("Hub.Practices.Texts.resources")!;
        using var texts = new System.Resources.ResourceReader(file);
        var sentences = texts.Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key).Where(k => k.StartsWith("Check.", StringComparison.Ordinal)).Select(k => k[6..]);

        Assert.That(mistakes.Select(m => m.Key).Concat(surroundings.Select(s => s.Key)).Distinct(), Is.EquivalentTo(sentences));
    }

    [TestCase("D", 0)]
    [TestCase("C", 1)]
    [TestCase("B", 2)]
    [TestCase("A", 3)]
    public void The_evidence_grade_follows_from_what_is_measured(string letter, int how)
    {
        var content = Sample.Whole();
        switch (how)
        {
            case 0: content.Results = []; break;
            case 1: content.Results.ForEach(r => r.SourceUrl = ""); break;
            case 2: content.WhatDidNotWork = new(); break;
        }
        Assert.That(EvidenceGrade.Of(content).Letter, Is.EqualTo(letter));
    }

    [Test]
    public void A_result_measured_too_soon_does_not_reach_the_best_grade()
    {
        var content = Sample.Whole();
        content.Results.ForEach(r => r.MeasuredOn = "2024-03-01");
        var grade = EvidenceGrade.Of(content);

        Assert.That(grade.Letter, Is.EqualTo("B"));
        Assert.That(grade.Missing, Is.EqualTo(new[] { "LongEnough" }));
    }
}
