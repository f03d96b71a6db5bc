using Hub.SharedKernel;

namespace Hub.Contest;

/// <summary>Annual national competition of best practices: rounds, entries, jury, and a result anyone can recompute.</summary>
public sealed class ContestModule : HubModule
{
}
