using System.Collections.Concurrent;

namespace Hub.Practices.Reading;

/// <summary>Cards that were shown lately. All of a card stands in the practice's row, so a version of the row has one card.</summary>
internal sealed class CardShelf
{
    /// <summary>Some kilobytes each; when so many lie here they are all taken away, and those still asked for come back.</summary>
    public const int Most = 4000;

    private readonly ConcurrentDictionary<PracticeMark, PracticeCard> cards = new();

    public PracticeCard? Find(PracticeMark practice) => cards.GetValueOrDefault(practice);

    public void Put(PracticeMark practice, PracticeCard card)
    {
        if (cards.Count >= Most)
            cards.Clear();
        cards[practice] = card;
    }
}
