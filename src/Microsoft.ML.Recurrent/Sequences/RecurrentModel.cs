using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences.Heads;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>A trained network over a sequence column, with the scaling that was fitted on its training rows.</summary>
public sealed class RecurrentModel
{
    internal RecurrentModel(RecurrentNetwork network, SequenceOptions options, SequenceLayout layout, SequenceHead head,
        Scaler features, TrainingSummary summary)
    {
        (Network, Options, Layout, Head) = (network, options, layout, head);
        (FeatureScaler, Summary) = (features, summary);
    }

    /// <summary>The options that it was trained with.</summary>
    public SequenceOptions Options { get; }

    /// <summary>Cell and sizes of the network.</summary>
    public NetworkSpec Spec => Network.Spec;

    /// <summary>What the training did.</summary>
    public TrainingSummary Summary { get; }

    /// <summary>Numbers that were trained.</summary>
    public long TrainedParameterCount => Network.Parameters.TrainedCount;

    /// <summary>The engine that scores.</summary>
    public EngineDescription Engine => Network.Engine.Description;

    internal RecurrentNetwork Network { get; }

    internal SequenceLayout Layout { get; }

    internal SequenceHead Head { get; }

    internal Scaler FeatureScaler { get; }

    /// <summary>What token features stood for in training; null of numbers, of keys that stood for nothing, and in models of format 1.</summary>
    internal KeyValues? TokenValues { get; init; }

    internal RecurrentModel WithEngine(IEngine engine) => WithNetwork(Network.CopyTo(engine));

    internal RecurrentModel WithNetwork(RecurrentNetwork network)
        => new(network, Options, Layout, Head, FeatureScaler, Summary) { TokenValues = TokenValues };
}
