namespace Hub.Contest;

/// <summary>The phases of a round, in the order in which they follow each other.</summary>
internal enum Phase
{
    /// <summary>The organisers prepare it; nobody else knows of it.</summary>
    Prepared,
    Announced,
    /// <summary>Entries are open.</summary>
    Entries,
    /// <summary>Clerks check what was entered; returned entries may be mended once.</summary>
    Eligibility,
    Jury,
    /// <summary>The chair settles ties and confirms the count.</summary>
    Deliberation,
    Results,
    Appeals,
    Archive,
}
