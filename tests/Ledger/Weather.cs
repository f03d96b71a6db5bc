using System.Collections.Concurrent;

namespace Hub.Ledger;

/// <summary>What a test makes go wrong.</summary>
internal sealed class Weather
{
    private readonly ConcurrentDictionary<int, int> failures = new();

    /// <summary>A subscriber that cannot even be made.</summary>
    public bool Unmakeable { get; set; }

    /// <summary>Called by the second subscriber in the midst of its work.</summary>
    public Action InTheMidst { get; set; } = () => { };

    /// <summary>Lets the second subscriber of an entry fail so many times.</summary>
    public void Fail(int number, int times) => failures[number] = times;

    public void Strike(int number)
    {
        InTheMidst();
        if (failures.GetValueOrDefault(number) <= 0)
            return;
        failures[number]--;
        throw new InvalidOperationException($"Lightning struck entry {number}.");
    }
}
