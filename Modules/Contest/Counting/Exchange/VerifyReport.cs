namespace Hub.Contest.Counting.Exchange;

/// <summary>How a verification ends: also the exit code of the command.</summary>
internal enum Verdict { Equal = 0, Differs = 1, Unreadable = 2 }

/// <summary>What a verification found.</summary>
/// <param name="Changed">Rows that are not as they were sealed.</param>
/// <param name="Consequences">What the file then counts to, against what it publishes; or why nothing can be counted.</param>
/// <param name="Seal">The seal as recomputed, to be compared with the one printed in the protocol.</param>
internal sealed record VerifyReport(Verdict Verdict, IReadOnlyList<FileMistake> Changed, IReadOnlyList<FileMistake> Consequences, string Seal, RoundCount? Count);
