namespace Hub.Practices;

/// <summary>Marks the depository's texts.</summary>
internal sealed class Texts;
