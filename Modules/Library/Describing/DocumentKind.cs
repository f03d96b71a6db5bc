namespace Hub.Library.Describing;

/// <summary>What a document is; names are in the texts under <c>DocumentKind.{name}</c>.</summary>
internal enum DocumentKind
{
    Law,
    Decree,
    Resolution,
    Order,
    MinistryOrder,
    Concept,
    Strategy,
    ActionPlan,
    Programme,
    PolicyPaper,
    Report,
    Guide,
    Methodology,
    Standard,
    Assessment,
    Case,
    Presentation,
    Video,
    Other,
}

/// <summary>Whether an act is in force.</summary>
internal enum LegalStatus
{
    /// <summary>Not an act, or nobody said.</summary>
    None,
    Draft,
    InForce,
    PartlyInForce,
    LostForce,
}

/// <summary>The way of one version of a document.</summary>
internal enum DocumentState
{
    /// <summary>Its proposer works on it; nobody else sees it.</summary>
    Draft,
    /// <summary>Waits for librarians.</summary>
    Proposed,
    /// <summary>Back with its proposer, with a reason.</summary>
    Returned,
    /// <summary>The version everybody reads at the document's address.</summary>
    Published,
    /// <summary>Readable, but there is a newer version.</summary>
    Superseded,
    /// <summary>Taken away with a reason; its tombstone stays for ever.</summary>
    Withdrawn,
}
