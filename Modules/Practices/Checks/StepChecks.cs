namespace Hub.Practices.Checks;

/// <summary>The how-to guide: a reader must be able to follow it.</summary>
internal static class StepChecks
{
    public static IEnumerable<Finding> Run(PracticeContent content)
    {
        var steps = content.Steps.Where(s => !s.IsEmpty).ToList();
        if (steps.Count < 2)
            yield return new("TooFewSteps", "Steps", "Content.Steps[0].Title.Uk", true, steps.Count);
        if (steps.Count > PracticeChecks.MostRows)
            yield return new("TooManyRows", "Steps", "Content.Steps[0].Title.Uk", true, "text:Section.Steps", PracticeChecks.MostRows);
        for (var i = 0; i < content.Steps.Count; i++)
        {
            var (step, at) = (content.Steps[i], $"Content.Steps[{i}]");
            if (step.IsEmpty)
                continue;
            if (string.IsNullOrWhiteSpace(step.Title.Uk))
                yield return new("StepWithoutTitle", "Steps", at + ".Title.Uk", true, i + 1);
            if (step.Days != "" && (!Typed.TryNumber(step.Days, out var days) || days < 0 || days != Math.Floor(days) || days > 36_500))
                yield return new("NotAWholeNumber", "Steps", at + ".Days", true, "text:Field.Days", step.Days);
            if (step.Cost != "" && (!Typed.TryNumber(step.Cost, out var cost) || cost < 0))
                yield return new("NotAnAmount", "Steps", at + ".Cost", true, "text:Field.Cost", step.Cost);
            if (step.Days == "" || step.Responsible.IsEmpty)
                yield return new("StepWithoutTimeOrPerson", "Steps", at + ".Days", false, i + 1);
        }
    }
}
