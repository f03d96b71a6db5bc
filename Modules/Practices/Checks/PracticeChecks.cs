using Hub.SharedKernel.Territories;

namespace Hub.Practices.Checks;

/// <summary>What a check looks at besides the text itself.</summary>
/// <param name="Files">Files of the version.</param>
/// <param name="DeadLinks">Addresses that did not answer at the last look.</param>
/// <param name="SimilarTitles">Titles of other published practices much like this one.</param>
internal sealed record CheckContext(
    IReadOnlyList<PracticeFile> Files, IReadOnlyCollection<string> DeadLinks, IReadOnlyList<string> SimilarTitles);

/// <summary>Looks a description over: what is missing, wrong or unlikely to help a reader.</summary>
internal static class PracticeChecks
{
    public const int MostText = 20_000;
    public const int MostRows = 50;

    private static readonly (string Section, int Least)[] required = [("Problem", 100), ("Solution", 100)];
    private static readonly string[] advised = ["Resources", "WhatDidNotWork", "Lessons", "Conditions", "LegalBasis"];

    public static CheckReport Run(PracticeContent content, CheckContext context)
    {
        var findings = new List<Finding>();
        findings.AddRange(GeneralChecks.Run(content, context));
        findings.AddRange(Texts(content));
        findings.AddRange(StepChecks.Run(content));
        findings.AddRange(ResultChecks.Run(content));
        findings.AddRange(Links(content, context));
        findings.AddRange(context.Files.Where(f => f.IsImage && f.AltUk == "")
            .Select(f => new Finding("AltMissing", "Files", $"alt-{f.Id}", true, f.Name)));
        return new(findings, EvidenceGrade.Of(content));
    }

    private static IEnumerable<Finding> Texts(PracticeContent content)
    {
        foreach (var (key, text) in content.Sections())
        {
            var field = $"Content.{key}.Uk";
            var least = required.FirstOrDefault(r => r.Section == key).Least;
            var length = text.Uk.Trim().Length;
            if (least > 0 && length == 0)
                yield return new("Missing", key, field, true, "text:Section." + key);
            else if (least > 0 && length < least)
                yield return new("TooShort", key, field, true, "text:Section." + key, length, least);
            else if (length == 0 && advised.Contains(key))
                yield return new("Advised", key, field, false, "text:Section." + key);
            if (LinkOnly.Is(text.Uk))
                yield return new("SeeLink", key, field, true, "text:Section." + key);
            if (text.Uk.Length > MostText || text.En.Length > MostText)
                yield return new("TooLong", key, field, true, "text:Section." + key, MostText);
            if (length == 0 && !string.IsNullOrWhiteSpace(text.En))
                yield return new("UkrainianMissing", key, field, true, "text:Section." + key);
        }
    }

    private static IEnumerable<Finding> Links(PracticeContent content, CheckContext context)
    {
        for (var i = 0; i < content.Links.Count; i++)
        {
            var link = content.Links[i];
            if (!Typed.TryWebAddress(link.Url, out _))
                yield return new("NotAnAddress", "General", $"Content.Links[{i}].Url", true, link.Url);
            else if (string.IsNullOrWhiteSpace(link.Title.Uk))
                yield return new("LinkWithoutTitle", "General", $"Content.Links[{i}].Title.Uk", false, link.Url);
        }
        foreach (var dead in context.DeadLinks)
            yield return new("DeadLink", "General", "links", false, dead);
    }
}

/// <summary>Answers such as «див. за посиланням» that tell the reader nothing.</summary>
internal static class LinkOnly
{
    private static readonly string[] phrases = ["див", "дивіться", "дивись", "посилання", "посиланням", "сайті", "сайт", "see", "link", "website", "за", "на", "the", "at", "тут", "here"];

    public static bool Is(string text)
    {
        if (!text.Contains("http", StringComparison.OrdinalIgnoreCase) && !text.Contains("див.", StringComparison.OrdinalIgnoreCase))
            return false;
        var words = text.Split([' ', '\n', '\t', ',', ':', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => !w.Contains("://", StringComparison.Ordinal))
            .Count(w => !phrases.Contains(w.Trim('.').ToLowerInvariant()));
        return words < 8;
    }
}
