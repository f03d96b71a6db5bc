namespace Hub.Cabinet;

/// <summary>The module's sentences: <c>Texts.resx</c> in English, <c>Texts.uk.resx</c> in Ukrainian.</summary>
internal sealed class Texts;
