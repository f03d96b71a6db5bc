namespace Hub;

/// <summary>Marks the texts of the host's own pages.</summary>
public sealed class HostTexts;
