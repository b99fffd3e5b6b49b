using System.Buffers;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Tokenizers;

namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>A user's tokenizer: parts at a separator, numbered by the settings "separator:part part ...". What is not among them is the first.</summary>
/// <remarks>Model files name this class, so that it must stay as it is, here and public.</remarks>
/// <param name="settings">The separator, a colon, and the parts with a blank between.</param>
public sealed class SplitTokens(string settings) : ITokenizerSource
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
                tokens.Add(new EncodedToken(Math.Max(0, Array.IndexOf(parts, part)), part, start..(start + part.Length)));
                start += part.Length + 1;
            }

            return new EncodeResults<EncodedToken> { Tokens = tokens, CharsConsumed = all.Length };
        }
    }
}
