using Microsoft.ML.Recurrent.Sequences;

namespace Microsoft.ML.Recurrent;

public sealed partial class RecurrentCatalog
{
    /// <summary>Trains Elman's recurrent network on a sequence column.</summary>
    /// <remarks>Elman (1990), doi:10.1207/s15516709cog1402_1.</remarks>
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
    /// <param name="hiddenSize">Units per level. Range: 1 or more. Default 32: enough for most series of a few thousand rows, and quick.</param>
    /// <param name="epochs">Passes over the training rows. Range: 1 or more. Default 50: a few thousand steps on a thousand rows.</param>
    /// <param name="seed">Same seed, same bits; null draws one from the context.</param>
    /// <returns>An untrained estimator; nothing is read before <c>Fit</c>. Its transformer adds the columns that ML.NET's own trainers of
    /// the task add: <c>Score</c>, and for classes <c>PredictedLabel</c>, for two of them <c>Probability</c>.</returns>
    /// <exception cref="ArgumentException">A number is out of its range, or a name is empty.</exception>
    /// <remarks>Hochreiter &amp; Schmidhuber (1997), doi:10.1162/neco.1997.9.8.1735; with forget gate, Gers et al. (2000), doi:10.1162/089976600300015015.</remarks>
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
    /// <remarks>Cho et al. (2014), doi:10.3115/v1/D14-1179; by default with the reset gate behind the product, as PyTorch has it.</remarks>
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
