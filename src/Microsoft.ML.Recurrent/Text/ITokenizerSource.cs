using Microsoft.ML.Tokenizers;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>A tokenizer of your own (BERT's, SentencePiece, Tiktoken ...) with what makes it anew when a model is loaded.</summary>
/// <remarks>
/// A model keeps the name of the class that implements this and <see cref="Settings"/>. When it is loaded, the class's public constructor with one
/// <see cref="string"/> is called with these settings; the class must be public and its assembly be there. No other class is ever made from a model's names.
/// </remarks>
public interface ITokenizerSource
{
    /// <summary>What the constructor is given when a model is loaded: a file's path, its content, the name of a known encoding.</summary>
    string Settings { get; }

    /// <summary>The tokenizer. Used by several threads at once.</summary>
    Tokenizer Tokenizer { get; }

    /// <summary>The tokens by id, all different: what ids stand for in the output column's key values. The tokenizer gives no id beyond them;
    /// one that does is an <see cref="InvalidOperationException"/> when a text is read.</summary>
    IReadOnlyList<string> Vocabulary { get; }
}
