using System.Text.Json.Nodes;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Persistence;
using Microsoft.ML.Recurrent.Sequences.Heads;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sentiment;

/// <summary>What <c>Network.json</c> says of a <see cref="RecurrentSentimentModel"/>; the tokens lie in <c>Vocabulary.txt</c>.</summary>
internal sealed record SentimentDocument
{
    public required SentimentOptions Options { get; init; }

    public required NetworkSpec Network { get; init; }

    /// <summary>Whether the text column holds tokens by key, so that there is no vocabulary.</summary>
    public required bool HasTokenKeys { get; init; }

    /// <summary>What tokens by key stood for; null of texts, of keys that stood for nothing, and in format 1.</summary>
    public KeyValuesDocument? TokenValues { get; init; }

    /// <summary>The class that makes a tokenizer of the user's; null for our own.</summary>
    public string? TokenizerSource { get; init; }

    /// <summary>What its constructor is given.</summary>
    public string? TokenizerSettings { get; init; }

    /// <summary>Classes, and what they are called.</summary>
    public required HeadDocument Head { get; init; }

    public required TrainingSummary Training { get; init; }

    /// <summary>The share of the vocabulary that started from a pretrained vector.</summary>
    public double? VectorCoverage { get; init; }

    /// <summary>Checks what a file gave.</summary>
    /// <exception cref="InvalidDataException">The parts are out of range, or do not belong together.</exception>
    public SentimentDocument Validate()
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

        NetworkSpec needed = Options.Network(Network.VocabularySize, Network.OutputSize, VectorCoverage is null ? null : Network.InputSize, Network.NgramCount);
        if (Network != needed || Network.VocabularySize == 0)
            throw ModelDocument.Damaged($"its options need a {needed}, but it describes a {Network}");
        bool hasItsNgrams = Options.Ngrams switch { 0 => Network.NgramCount == 0, 1 => Network.NgramCount == Network.VocabularySize, _ => Network.NgramCount > 0 };
        if (!hasItsNgrams)
            throw ModelDocument.Damaged(FormattableString.Invariant($"its options say Ngrams {Options.Ngrams}, but its network has {Network.NgramCount} n-grams and {Network.VocabularySize} tokens"));
        if (TokenValues is { } tokens && (!HasTokenKeys || tokens.Values.Length != Network.VocabularySize))
            throw ModelDocument.Damaged(FormattableString.Invariant($"its tokens stand for {tokens.Values.Length} values, but its network knows {Network.VocabularySize}"));
        if (Head.ToHead(Network.OutputSize) is RegressionHead)
            throw ModelDocument.Damaged("its task is regression; texts are classified");
        return this;
    }

    /// <summary>From texts to the network's tokens.</summary>
    /// <exception cref="InvalidDataException">The vocabulary is not the network's, or the user's tokenizer is not here or is another.</exception>
    public TextEncoder ToEncoder(Vocabulary vocabulary)
    {
        TextEncoder encoder = new TokenizeDocument { Options = Options.Tokenizing, TokenizerSource = TokenizerSource, TokenizerSettings = TokenizerSettings }.ToEncoder(vocabulary);
        return vocabulary.Count == Network.VocabularySize
            ? encoder
            : throw ModelDocument.Damaged(FormattableString.Invariant($"its network knows {Network.VocabularySize} tokens, but {VocabularyFile.EntryName} holds {vocabulary.Count}"));
    }

    /// <summary>Adds to a model of format 1 what came after it.</summary>
    public static void FromFormat1(JsonObject model)
    {
        if (model["options"] is JsonObject options)
            SentimentOptions.FromFormat1(options);
    }
}
