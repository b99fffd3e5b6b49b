using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent;

public sealed partial class RecurrentCatalog
{
    /// <summary>Trains a recurrent network to say whether a text is positive, or which of several classes it is of.</summary>
    /// <param name="labelColumnName">Boolean for two classes, Key&lt;UInt32&gt; for several. Rows with a missing label (key 0) are left out.</param>
    /// <param name="textColumnName">Text; or Vector&lt;Text&gt; of words; or Vector&lt;Key&lt;UInt32&gt;&gt; of tokens.</param>
    /// <param name="seed">Same seed, same bits; null draws one from the context.</param>
    /// <returns>An untrained estimator; nothing is read before <c>Fit</c>. Its transformer adds the columns that ML.NET's own trainers of the task add:
    /// <c>PredictedLabel</c>, <c>Score</c>, and for a Boolean label <c>Probability</c>.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <remarks>Trains from scratch on the texts alone: words become vectors, an LSTM reads them in both directions, and what it
    /// gives for all of them is weighed and summed (<see cref="SentimentOptions.Pooling"/>) to the row that decides. Beside it a linear part
    /// counts words and pairs of words, and the answer mixes both (<see cref="SentimentOptions.Ngrams"/>). A tenth of the rows, chosen at random, is not learnt but tells when to stop.</remarks>
    public RecurrentSentimentTrainer Sentiment(string labelColumnName = "Label", string textColumnName = "Text", int? seed = null)
        => Sentiment(new SentimentOptions { LabelColumnName = labelColumnName, TextColumnName = textColumnName, Seed = seed });

    /// <summary>Trains a recurrent network to say which class a text is of, every option open.</summary>
    /// <param name="options">Checked here.</param>
    /// <param name="tokenizer">A tokenizer of your own, and what makes it anew when the model is loaded; null for the one of the options.</param>
    /// <returns>An untrained estimator; nothing is read before <c>Fit</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is out of its range, or a loaded model could not make the tokenizer again.</exception>
    public RecurrentSentimentTrainer Sentiment(SentimentOptions options, ITokenizerSource? tokenizer = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new RecurrentSentimentTrainer(_environment, _engine, options, tokenizer);
    }

    /// <summary>Trains a recurrent network to say what a text is about, or what its writer wants: <see cref="Sentiment(string, string, int?)"/> by another name.</summary>
    /// <inheritdoc cref="Sentiment(string, string, int?)"/>
    public RecurrentSentimentTrainer ClassifyText(string labelColumnName = "Label", string textColumnName = "Text", int? seed = null)
        => Sentiment(labelColumnName, textColumnName, seed);

    /// <summary>The same as <see cref="Sentiment(SentimentOptions, ITokenizerSource)"/>, for topics and intents.</summary>
    /// <inheritdoc cref="Sentiment(SentimentOptions, ITokenizerSource)"/>
    public RecurrentSentimentTrainer ClassifyText(SentimentOptions options, ITokenizerSource? tokenizer = null) => Sentiment(options, tokenizer);
}
