#region Tokenize.SourceUsings
using System.Buffers;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Tokenizers;
#endregion

namespace Docs.Snippets;

#region Tokenize.Source
/// <summary>The whole text is one token, looked up in a list; what is not in it is the last.</summary>
public sealed class SubjectSource(string settings) : ITokenizerSource
{
    public string Settings => settings;                                   // kept in the model; given to this constructor when it is loaded

    public IReadOnlyList<string> Vocabulary { get; } = settings.Split(' ');

    public Tokenizer Tokenizer { get; } = new WholeText(settings.Split(' '));

    private sealed class WholeText(string[] words) : Tokenizer
    {
        protected override EncodeResults<EncodedToken> EncodeToTokens(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
        {
            string all = text ?? textSpan.ToString();
            int id = Array.IndexOf(words, all);
            return new EncodeResults<EncodedToken> { Tokens = [new EncodedToken(id < 0 ? words.Length - 1 : id, all, 0..all.Length)], CharsConsumed = all.Length };
        }

        public override OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten) => throw new NotSupportedException();
    }
}
#endregion
