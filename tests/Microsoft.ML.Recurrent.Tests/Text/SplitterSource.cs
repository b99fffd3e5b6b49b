using System.Buffers;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Tokenizers;

namespace Microsoft.ML.Recurrent.Tests.Text;

/// <summary>A user's tokenizer: parts at a separator, numbered by the settings "separator:part part ...". What is not there has the id behind the last.</summary>
public sealed class SplitterSource(string settings) : ITokenizerSource
{
    public string Settings => settings;

    public Tokenizer Tokenizer { get; } = new Splitter(settings[0], settings[2..].Split(' '));

    public IReadOnlyList<string> Vocabulary => settings[2..].Split(' ');

    private sealed class Splitter(char separator, string[] parts) : Tokenizer
    {
        public override OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten) => throw new NotSupportedException();

        protected override EncodeResults<EncodedToken> EncodeToTokens(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
        {
            string all = text ?? textSpan.ToString();
            var tokens = new List<EncodedToken>();
            int start = 0;
            foreach (string part in all.Split(separator))
            {
                int id = Array.IndexOf(parts, part);
                tokens.Add(new EncodedToken(id < 0 ? parts.Length : id, part, start..(start + part.Length)));
                start += part.Length + 1;
            }

            return new EncodeResults<EncodedToken> { Tokens = tokens, CharsConsumed = all.Length };
        }
    }
}
