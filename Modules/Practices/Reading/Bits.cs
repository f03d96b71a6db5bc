using System.Numerics;

namespace Hub.Practices.Reading;

/// <summary>A set of rows of the index.</summary>
internal sealed class Bits(int length)
{
    private readonly ulong[] words = new ulong[(length + 63) / 64];

    public bool this[int i]
    {
        get => (words[i >> 6] >> (i & 63) & 1) != 0;
        set
        {
            if (value)
                words[i >> 6] |= 1UL << (i & 63);
            else
                words[i >> 6] &= ~(1UL << (i & 63));
        }
    }

    public void And(Bits other)
    {
        for (var i = 0; i < words.Length; i++)
            words[i] &= other.words[i];
    }

    public bool IsEmpty => Array.TrueForAll(words, w => w == 0);

    public int Count => words.Sum(BitOperations.PopCount);

    public IEnumerable<int> Rows()
    {
        for (var i = 0; i < words.Length; i++)
            for (var rest = words[i]; rest != 0; rest &= rest - 1)
                yield return (i << 6) + BitOperations.TrailingZeroCount(rest);
    }
}
