namespace Hub.Practices.Submission;

/// <summary>A description as readers would see it, in the language now read where it has one.</summary>
internal sealed record PracticePreview(PracticeContent Content, IReadOnlyList<PracticeFile> Files);
