namespace Hub.Contest.Assigning;

/// <summary>A juror who can be given entries.</summary>
/// <param name="Id">Stable id.</param>
internal sealed record Reader(Guid Id);

/// <summary>An entry that needs jurors.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Wanted">Jurors it still needs beside those who keep it and those who left a ballot that counts; zero or more.</param>
internal sealed record Case(Guid Id, int Wanted);

/// <summary>A juror may read an entry: no conflict keeps them away and the entry is of their team.</summary>
/// <param name="Reader">The juror.</param>
/// <param name="Case">The entry.</param>
/// <param name="Cost">0 gladly, 1 as it comes, 2 rather not.</param>
internal sealed record Possible(Guid Reader, Guid Case, int Cost);

/// <summary>What is to be distributed.</summary>
/// <param name="Readers">Jurors.</param>
/// <param name="Cases">Entries.</param>
/// <param name="Possibles">Who may read what; a pair that is kept is not among them.</param>
/// <param name="Kept">Pairs that stay as they are; they count as load.</param>
internal sealed record Wish(IReadOnlyCollection<Reader> Readers, IReadOnlyCollection<Case> Cases, IReadOnlyCollection<Possible> Possibles, IReadOnlyCollection<(Guid Reader, Guid Case)> Kept);

/// <summary>Why a wish cannot be fulfilled: numbers of a proof anybody can check.</summary>
internal abstract record Obstacle
{
    /// <summary>There are no jurors at all.</summary>
    internal sealed record NoReaders : Obstacle;

    /// <summary>An entry has too few jurors who may read it.</summary>
    /// <param name="Case">The entry.</param>
    /// <param name="Wanted">Jurors it needs.</param>
    /// <param name="Available">Jurors who may read it.</param>
    internal sealed record TooFewReaders(Guid Case, int Wanted, int Available) : Obstacle;

    /// <summary>A juror already keeps more than an equal share.</summary>
    /// <param name="Reader">The juror.</param>
    /// <param name="Kept">Entries they keep.</param>
    /// <param name="Most">The greater of the two shares.</param>
    internal sealed record KeepsTooMany(Guid Reader, int Kept, int Most) : Obstacle;

    /// <summary>Entries that need more readings than their jurors can give when nobody reads more than a share.</summary>
    /// <param name="Cases">The entries.</param>
    /// <param name="Wanted">Readings they need.</param>
    /// <param name="Possible">Readings their jurors can give.</param>
    /// <param name="Most">The greater of the two shares.</param>
    internal sealed record SharesTooSmall(IReadOnlyList<Guid> Cases, int Wanted, int Possible, int Most) : Obstacle;

    /// <summary>Jurors who cannot be given their share: there is too little they may read.</summary>
    /// <param name="Readers">The jurors.</param>
    /// <param name="Wanted">Readings that would make their shares.</param>
    /// <param name="Possible">Readings they can be given.</param>
    /// <param name="Least">The smaller of the two shares.</param>
    internal sealed record SharesTooLarge(IReadOnlyList<Guid> Readers, int Wanted, int Possible, int Least) : Obstacle;
}

/// <summary>New pairs, or why there are none.</summary>
internal sealed record Balanced(IReadOnlyList<(Guid Reader, Guid Case)> Given, Obstacle? Obstacle)
{
    public bool IsPossible => Obstacle is null;
}
