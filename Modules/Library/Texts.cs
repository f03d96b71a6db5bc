namespace Hub.Library;

/// <summary>Marks the module's sentences.</summary>
internal sealed class Texts;
