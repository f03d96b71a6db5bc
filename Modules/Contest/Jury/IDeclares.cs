namespace Hub.Contest.Jury;

/// <summary>A page on which a juror says where they work and what they would rather read: at acceptance, and whenever that changes.</summary>
internal interface IDeclares
{
    DeclarationInput Input { get; }

    /// <summary>Nominations the juror reads for.</summary>
    IReadOnlyList<Nomination> Team { get; }

    bool IsEnglish { get; }
}
