using Microsoft.ML.Recurrent.Sequences;

namespace Microsoft.ML.Recurrent;

public sealed partial class RecurrentCatalog
{
    /// <summary>Trains Elman's recurrent network on a sequence column.</summary>
    /// <inheritdoc cref="Lstm(string, string, int, int, int?)"/>
    public RecurrentTrainer Rnn(string labelColumnName = "Label", string featureColumnName = "Features", int hiddenSize = 32, int epochs = 50, int? seed = null)
        => Rnn(new RnnOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            HiddenSize = hiddenSize,
            Epochs = epochs,
            Seed = seed,
        });

    /// <summary>Trains Elman's recurrent network on a sequence column, every option open.</summary>
    /// <inheritdoc cref="Lstm(LstmOptions)"/>
    public RecurrentTrainer Rnn(RnnOptions options) => Train(options);

    /// <summary>Trains a long short-term memory on a sequence column. What it learns follows from the label's type.</summary>
    /// <param name="labelColumnName">Boolean for two classes, Key&lt;UInt32&gt; for several, Single for regression, Vector&lt;Single, K&gt; of known size for
    /// several outputs; numbers in any unit. Rows with a missing label (NaN, key 0) are left out.</param>
    /// <param name="featureColumnName">Vector&lt;Single, T, D&gt;, Vector&lt;Single, *, D&gt; or a plain vector (D = 1): T steps, oldest first; or
    /// Vector&lt;Key&lt;UInt32&gt;&gt;: tokens.</param>
    /// <param name="hiddenSize">Units per level. Range: 1 or more.</param>
    /// <param name="epochs">Passes over the training rows. Range: 1 or more.</param>
    /// <param name="seed">Same seed, same bits; null draws one from the context.</param>
    /// <returns>An untrained estimator; nothing is read before <c>Fit</c>. Its transformer adds the columns that ML.NET's own trainers of
    /// the task add: <c>Score</c>, and for classes <c>PredictedLabel</c>, for two of them <c>Probability</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of its range.</exception>
    public RecurrentTrainer Lstm(string labelColumnName = "Label", string featureColumnName = "Features", int hiddenSize = 32, int epochs = 50, int? seed = null)
        => Lstm(new LstmOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            HiddenSize = hiddenSize,
            Epochs = epochs,
            Seed = seed,
        });

    /// <summary>Trains a long short-term memory on a sequence column, every option open.</summary>
    /// <param name="options">Checked here.</param>
    /// <returns>An untrained estimator; nothing is read before <c>Fit</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public RecurrentTrainer Lstm(LstmOptions options) => Train(options);

    /// <summary>Trains a network of gated recurrent units on a sequence column.</summary>
    /// <inheritdoc cref="Lstm(string, string, int, int, int?)"/>
    public RecurrentTrainer Gru(string labelColumnName = "Label", string featureColumnName = "Features", int hiddenSize = 32, int epochs = 50, int? seed = null)
        => Gru(new GruOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            HiddenSize = hiddenSize,
            Epochs = epochs,
            Seed = seed,
        });

    /// <summary>Trains a network of gated recurrent units on a sequence column, every option open.</summary>
    /// <inheritdoc cref="Lstm(LstmOptions)"/>
    public RecurrentTrainer Gru(GruOptions options) => Train(options);

    private RecurrentTrainer Train(SequenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new RecurrentTrainer(_environment, _engine, options);
    }
}
