using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences.Heads;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sentiment;

/// <summary>A trained network over texts, with their vocabulary.</summary>
public sealed class RecurrentSentimentModel
{
    internal RecurrentSentimentModel(RecurrentNetwork network, SentimentOptions options, TextEncoder? encoder, SequenceHead head, TrainingSummary summary, double? vectorCoverage)
    {
        (Network, Options, Encoder, Head) = (network, options, encoder, head);
        (Summary, VectorCoverage) = (summary, vectorCoverage);
        Attribution = new StepAttribution(network);
    }

    /// <summary>The options that it was trained with.</summary>
    public SentimentOptions Options { get; }

    /// <summary>Cell and sizes of the network.</summary>
    public NetworkSpec Spec => Network.Spec;

    /// <summary>What the training did.</summary>
    public TrainingSummary Summary { get; }

    /// <summary>The share of the vocabulary that started from a pretrained vector, 0 to 1; null where none were given.</summary>
    public double? VectorCoverage { get; }

    /// <summary>The tokens by id, the first being the unknown one; empty where the text column held keys.</summary>
    public IReadOnlyList<string> Vocabulary => Encoder?.Vocabulary.Tokens ?? [];

    /// <summary>Numbers that were trained.</summary>
    public long TrainedParameterCount => Network.Parameters.TrainedCount;

    /// <summary>The engine that scores.</summary>
    public EngineDescription Engine => Network.Engine.Description;

    internal RecurrentNetwork Network { get; }

    /// <summary>From texts to tokens; null where the text column held keys.</summary>
    internal TextEncoder? Encoder { get; }

    internal SequenceHead Head { get; }

    /// <summary>What tokens by key stood for in training; null of texts, of keys that stood for nothing, and in models of format 1.</summary>
    internal KeyValues? TokenValues { get; init; }

    internal StepAttribution Attribution { get; }

    /// <summary>How a column of keys is read.</summary>
    internal SequenceLayout Layout => new(Steps: 0, Width: 1, Spec.VocabularySize);

    internal RecurrentSentimentModel WithEngine(IEngine engine) => WithNetwork(Network.CopyTo(engine));

    internal RecurrentSentimentModel WithNetwork(RecurrentNetwork network) => new(network, Options, Encoder, Head, Summary, VectorCoverage) { TokenValues = TokenValues };
}
