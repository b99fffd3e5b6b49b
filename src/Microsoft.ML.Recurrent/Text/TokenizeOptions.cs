using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>How a text column becomes tokens. Immutable; checked when the estimator is created.</summary>
public sealed record TokenizeOptions
{
    /// <summary>The tokens: <c>Vector&lt;Key&lt;UInt32, V&gt;&gt;</c>, raw value = token id + 1, the vocabulary as key values.</summary>
    /// <value>Default <c>Tokens</c>.</value>
    [JsonRequired]
    public string OutputColumnName { get; init; } = "Tokens";

    /// <summary>Text, or Vector&lt;Text&gt; of tokens that something else has made; of those empty ones are left out.</summary>
    /// <value>Default <c>Text</c>.</value>
    [JsonRequired]
    public string InputColumnName { get; init; } = "Text";

    /// <summary>What a token is.</summary>
    /// <value>Default words: the shortest sequences, and what they say can be read.</value>
    public TokenKind Tokens { get; init; } = TokenKind.Word;

    /// <summary>Whether upper and lower case are the same, by Unicode's invariant mapping and no culture's.</summary>
    /// <value>Default true: a few thousand texts show most words once, at the beginning of a sentence or not.</value>
    public bool LowerCase { get; init; } = true;

    /// <summary>What is done to a text before tokens are made, so that what looks the same is the same token: é as one character or as two, straight and curved apostrophes.
    /// Places of tokens stay those of the text as given. A tokenizer of your own is given texts as they are.</summary>
    /// <value>Default NFC, which changes nothing that can be seen but apostrophes, quotation marks, hyphens and blanks. A model that an earlier version saved keeps none.</value>
    public TextNormalization Normalization { get; init; } = TextNormalization.Nfc;

    /// <summary>How words are found in scripts without spaces, as Chinese, Japanese and Thai. Only with <see cref="TokenKind.Word"/>.</summary>
    /// <value>Default by character: a sentence that is one token is never seen again. A model that an earlier version saved keeps whole runs.</value>
    public UnspacedScripts UnspacedScripts { get; init; } = UnspacedScripts.Characters;

    /// <summary>V at most, the unknown token included; the most frequent stay. Unit: tokens. Range: 2 or more.</summary>
    /// <value>Default 30 000: the words of 25 000 film reviews that occur five times or more.</value>
    public int MaximumVocabularySize { get; init; } = 30_000;

    /// <summary>How often a token must occur in the training texts to be known. Unit: occurrences. Range: 1 or more.</summary>
    /// <value>Default 2: what occurs once cannot be learnt, and teaches what an unknown word means.</value>
    public int MinimumCount { get; init; } = 2;

    /// <summary>Tokens that a row keeps at most. Unit: tokens. Range: 1 or more, or null for all.</summary>
    /// <value>Default null: nothing is lost unasked.</value>
    public int? MaximumLength { get; init; }

    /// <summary>Which tokens stay where there are more.</summary>
    /// <value>Default the first.</value>
    public Truncation Truncation { get; init; }

    [JsonIgnore]
    internal TextNormalizer Normalizer => new(Normalization, LowerCase);

    internal TokenizeOptions Validate()
    {
        Check.ColumnName(OutputColumnName);
        Check.ColumnName(InputColumnName);
        Check.Defined(Tokens);
        Check.Defined(Normalization);
        Check.Defined(UnspacedScripts);
        Check.AtLeast(MaximumVocabularySize, 2, "tokens");
        Check.AtLeast(MinimumCount, 1, "occurrences");
        if (MaximumLength is { } length)
            Check.AtLeast(length, 1, "tokens", nameof(MaximumLength));
        Check.Defined(Truncation);
        return this;
    }

    /// <summary>Adds to options of format 1 those that came after it, each with the value that says what was done then.</summary>
    internal static void FromFormat1(JsonObject options)
    {
        options.TryAdd("normalization", nameof(TextNormalization.None));
        options.TryAdd("unspacedScripts", nameof(UnspacedScripts.WholeRuns));
    }
}
