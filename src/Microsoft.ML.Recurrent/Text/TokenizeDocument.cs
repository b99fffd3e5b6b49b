using System.Text.Json.Nodes;
using Microsoft.ML.Recurrent.Persistence;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>What <c>Network.json</c> says of a <see cref="TokenizeTransformer"/>; the tokens lie in <c>Vocabulary.txt</c>.</summary>
internal sealed record TokenizeDocument
{
    public required TokenizeOptions Options { get; init; }

    /// <summary>The class that makes a tokenizer of the user's; null for our own.</summary>
    public string? TokenizerSource { get; init; }

    /// <summary>What its constructor is given.</summary>
    public string? TokenizerSettings { get; init; }

    /// <summary>The encoder that it describes.</summary>
    /// <exception cref="InvalidDataException">The description is damaged, or the user's tokenizer is not here or is another.</exception>
    public TextEncoder ToEncoder(Vocabulary vocabulary)
    {
        try
        {
            Options.Validate();
        }
        catch (ArgumentException error)
        {
            throw ModelDocument.Damaged(error.Message, error);
        }

        if (TokenizerSource is null)
        {
            return vocabulary.Tokens[Vocabulary.UnknownId] == Vocabulary.UnknownToken
                ? TextEncoder.Of(Options, vocabulary)
                : throw ModelDocument.Damaged($"the first token of {VocabularyFile.EntryName} is '{vocabulary.Tokens[Vocabulary.UnknownId]}', not '{Vocabulary.UnknownToken}'");
        }

        TextEncoder encoder = TextEncoder.Of(Options, TokenizerSources.Create(TokenizerSource, TokenizerSettings ?? ""));
        if (!encoder.Vocabulary.Tokens.SequenceEqual(vocabulary.Tokens, StringComparer.Ordinal))
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"The model's tokenizer '{TokenizerSource}' has another vocabulary here ({encoder.Vocabulary.Count} tokens) than where the model was made ({vocabulary.Count}). Give it the same files and version."));
        }

        return encoder;
    }

    /// <summary>Adds to a model of format 1 what came after it.</summary>
    public static void FromFormat1(JsonObject model)
    {
        if (model["options"] is JsonObject options)
            TokenizeOptions.FromFormat1(options);
    }
}
