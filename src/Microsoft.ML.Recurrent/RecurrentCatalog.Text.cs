using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent;

public sealed partial class RecurrentCatalog
{
    /// <summary>Divides the texts of a column into words and punctuation marks, and learns their vocabulary.</summary>
    /// <param name="outputColumnName">The tokens: <c>Vector&lt;Key&lt;UInt32, V&gt;&gt;</c>, raw value = token id + 1; the vocabulary as key values.</param>
    /// <param name="inputColumnName"><c>Text</c>, or <c>Vector&lt;Text&gt;</c> of tokens that something else has made.</param>
    /// <returns>An untrained estimator; nothing is read before <c>Fit</c>.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <remarks>An empty text gives an empty vector. What occurs once in the training texts is unknown: see <see cref="TokenizeOptions.MinimumCount"/>.</remarks>
    public TokenizeEstimator Tokenize(string outputColumnName, string inputColumnName)
        => Tokenize(new TokenizeOptions { OutputColumnName = outputColumnName, InputColumnName = inputColumnName });

    /// <summary>Divides the texts of a column into tokens and learns their vocabulary, every option open.</summary>
    /// <param name="options">Checked here.</param>
    /// <returns>An untrained estimator; nothing is read before <c>Fit</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public TokenizeEstimator Tokenize(TokenizeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new TokenizeEstimator(_environment, options);
    }

    /// <summary>Divides the texts of a column into tokens with a tokenizer of your own.</summary>
    /// <param name="options">Columns and truncation; what it says of tokens, case, normal forms and vocabulary is the tokenizer's business.</param>
    /// <param name="tokenizer">The tokenizer, and what makes it anew when the model is loaded.</param>
    /// <returns>An estimator that learns nothing.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An option is out of its range, or a loaded model could not make the tokenizer again.</exception>
    public TokenizeEstimator Tokenize(TokenizeOptions options, ITokenizerSource tokenizer)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(tokenizer);
        return new TokenizeEstimator(_environment, options, tokenizer);
    }
}
