using Hub.SharedKernel.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Hub.Discovery.Indexing;

/// <summary>The words of an item's texts, analysed once for all fields.</summary>
internal sealed class TokenList
{
    // Far apart, so that no phrase reaches from one text into the next.
    private const int Gap = 100;

    private readonly List<(string Exact, string Stem, int Step)> tokens = [];

    public void Add(string? text)
    {
        var step = tokens.Count == 0 ? 1 : Gap;
        foreach (var token in Words.Tokens(text))
        {
            tokens.Add((token, Words.Stem(token), step));
            step = 1;
        }
    }

    public TokenStream Exact() => new Stream(tokens, t => t.Exact);

    public TokenStream Stems() => new Stream(tokens, t => t.Stem);

    private sealed class Stream : TokenStream
    {
        private readonly List<(string Exact, string Stem, int Step)> tokens;
        private readonly Func<(string Exact, string Stem, int Step), string> pick;
        private readonly ICharTermAttribute term;
        private readonly IPositionIncrementAttribute step;
        private int next;

        public Stream(List<(string Exact, string Stem, int Step)> tokens, Func<(string Exact, string Stem, int Step), string> pick)
        {
            (this.tokens, this.pick) = (tokens, pick);
            term = AddAttribute<ICharTermAttribute>();
            step = AddAttribute<IPositionIncrementAttribute>();
        }

        public override bool IncrementToken()
        {
            if (next >= tokens.Count)
                return false;
            ClearAttributes();
            var token = tokens[next++];
            term.SetEmpty().Append(pick(token));
            step.PositionIncrement = token.Step;
            return true;
        }

        public override void Reset()
        {
            base.Reset();
            next = 0;
        }
    }
}
