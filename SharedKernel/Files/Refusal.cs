namespace Hub.SharedKernel.Files;

/// <summary>Says no to one file: knows its name and the form field, so that those who look inside need not.</summary>
internal sealed record Refusal(string FileName, string? Field)
{
    /// <summary>A violation whose {0} is the name of the file.</summary>
    public RuleViolation Because(string key, params object[] details) => new(key, Field, [FileName, .. details]);

    public RuleViolation Damaged(FileKind kind) => Because("Files.Damaged", kind.Name);
}
