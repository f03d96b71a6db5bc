namespace Hub.Ledger;

/// <summary>Marks the ledger's sentences.</summary>
internal sealed class Texts;
