using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Persistence;
using Microsoft.ML.Recurrent.Sequences.Heads;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>What <c>Network.json</c> says of a <see cref="RecurrentModel"/>.</summary>
internal sealed record SequenceDocument
{
    public required SequenceOptions Options { get; init; }

    public required NetworkSpec Network { get; init; }

    /// <summary>T, or 0 where rows differ in length.</summary>
    public required int Steps { get; init; }

    /// <summary>The task, and what it needs to score.</summary>
    public required HeadDocument Head { get; init; }

    public required Scaler FeatureScaling { get; init; }

    /// <summary>What tokens stood for; null of numbers, of keys that stood for nothing, and in format 1.</summary>
    public KeyValuesDocument? TokenValues { get; init; }

    public required TrainingSummary Training { get; init; }

    /// <summary>How the feature column is read.</summary>
    [JsonIgnore]
    public SequenceLayout Layout => Network.VocabularySize > 0 ? new(Steps, 1, Network.VocabularySize) : new(Steps, Network.InputSize);

    /// <summary>Checks what a file gave.</summary>
    /// <exception cref="InvalidDataException">The parts are out of range, or do not belong together.</exception>
    public SequenceDocument Validate()
    {
        try
        {
            Options.Validate();
            Network.Validate();
        }
        catch (ArgumentException error)
        {
            throw ModelDocument.Damaged(error.Message, error);
        }

        NetworkSpec needed = Options.Network(Layout, Network.OutputSize);
        if (Network != needed)
            throw ModelDocument.Damaged($"its options need a {needed}, but it describes a {Network}");
        if (Steps < 0 || (long)Steps * Network.InputSize > Array.MaxLength)
            throw ModelDocument.Damaged(FormattableString.Invariant($"Steps is {Steps}"));
        FeatureScaling.Validate(Layout.Width);
        if (TokenValues is { } tokens && tokens.Values.Length != Network.VocabularySize)
            throw ModelDocument.Damaged(FormattableString.Invariant($"its tokens stand for {tokens.Values.Length} values, but its network knows {Network.VocabularySize}"));
        _ = Head.ToHead(Network.OutputSize);
        return this;
    }

    /// <summary>Adds to a model of format 1 what came after it.</summary>
    public static void FromFormat1(JsonObject model)
    {
        if (model["options"] is JsonObject options)
            SequenceOptions.FromFormat1(options);
    }
}
