namespace Hub.Practices.Checks;

/// <summary>What the machine noticed in a description; author and reviewer see the same.</summary>
internal sealed record CheckReport(IReadOnlyList<Finding> Findings, EvidenceGrade Grade)
{
    /// <summary>What must be mended before submission.</summary>
    public IEnumerable<Finding> Blocking => Findings.Where(f => f.MustMend);

    public IEnumerable<Finding> Advice => Findings.Where(f => !f.MustMend);
}

/// <summary>One thing noticed.</summary>
/// <param name="Key">Key of the sentence, under <c>Check.{Key}</c>.</param>
/// <param name="Section">Key of the section, see <see cref="PracticeContent.AllSections"/>.</param>
/// <param name="Field">Field of the form to go to, e.g. <c>Content.Title.Uk</c>.</param>
/// <param name="MustMend">Whether it keeps the practice from being submitted.</param>
/// <param name="Arguments">Values for the sentence; <c>text:Key</c> is looked up.</param>
internal sealed record Finding(string Key, string Section, string Field, bool MustMend, params IReadOnlyList<object> Arguments);
