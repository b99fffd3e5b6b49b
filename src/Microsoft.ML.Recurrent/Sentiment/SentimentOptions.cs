using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Sequences.Heads;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sentiment;

/// <summary>Options of <see cref="RecurrentSentimentTrainer"/>. Immutable; checked when the trainer is created.</summary>
/// <remarks>
/// Beside those below, these defaults differ from other trainers': <see cref="RecurrentOptions.HiddenSize"/> 64, <see cref="RecurrentOptions.Epochs"/> 0, which chooses:
/// 6, and of a small set as many as make 1 000 steps, for a few hundred texts read six times teach nothing yet; <see cref="RecurrentOptions.Patience"/> null, which then is half of them.
/// <see cref="RecurrentOptions.Optimizer"/> Adam with 0.002 that falls along a cosine, <see cref="RecurrentOptions.ValidationFraction"/> 0.1,
/// <see cref="RecurrentOptions.Dropout"/> 0.4 of the embedding's rows, 0.4 of its numbers and 0.5 before the head: a network that starts without knowing a word learns a few hundred texts by heart
/// (docs/decisions/0010-sentiment-form.md). Texts do not depend on each other, so the rows to watch are chosen at random, by the seed and of each class the same
/// share, not from the end; at least one.
/// </remarks>
public sealed record SentimentOptions : RecurrentOptions
{
    private const int FewestChosenEpochs = 6, FewestChosenSteps = 1000;

    /// <summary>Options with their defaults.</summary>
    public SentimentOptions()
    {
        HiddenSize = 64;
        Epochs = 0;
        Schedule = new CosineSchedule();
        Optimizer = new AdamOptions { LearningRate = 0.002f };
        ValidationFraction = 0.1;
        Dropout = new DropoutOptions { Embedding = 0.4f, Input = 0.4f, Head = 0.5f };
    }

    /// <summary>What to predict: Boolean for two classes, Key&lt;UInt32&gt; for several. Rows with a missing label (key 0) are left out.</summary>
    /// <value>Default <c>Label</c>, ML.NET's convention.</value>
    public string LabelColumnName { get; init; } = "Label";

    /// <summary>Text; or Vector&lt;Text&gt; of words that something else has made; or Vector&lt;Key&lt;UInt32&gt;&gt; of tokens, which need no vocabulary here.</summary>
    /// <value>Default <c>Text</c>.</value>
    public string TextColumnName { get; init; } = "Text";

    /// <summary>The class that is predicted, of the label's type.</summary>
    /// <value>Default <c>PredictedLabel</c>, which ML.NET's evaluators look for.</value>
    public string PredictedLabelColumnName { get; init; } = "PredictedLabel";

    /// <summary>For a Boolean label the logit, Single; for a key of K values their probabilities, Vector&lt;Single, K&gt;.</summary>
    /// <value>Default <c>Score</c>, which ML.NET's evaluators look for.</value>
    public string ScoreColumnName { get; init; } = "Score";

    /// <summary>The probability of true, Single, 0 to 1; only where the label is a Boolean.</summary>
    /// <value>Default <c>Probability</c>, which ML.NET's evaluators look for.</value>
    public string ProbabilityColumnName { get; init; } = "Probability";

    /// <summary>How much each token spoke for the predicted class, Vector&lt;Single&gt;, one number per token that was read: gradient times input of
    /// the class's logit. <see cref="RecurrentSentimentTransformer.Explain"/> tells which tokens they are. Null for no such column.</summary>
    /// <value>Default null: it takes a second pass through the network, forward and backward, text by text.</value>
    public string? ExplanationColumnName { get; init; }

    /// <summary>What a token is.</summary>
    /// <value>Default words: the shortest sequences, and what they say can be read.</value>
    public TokenKind Tokens { get; init; } = TokenKind.Word;

    /// <summary>Whether upper and lower case are the same.</summary>
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

    /// <summary>How often a token must occur in the texts that are learnt to be known. Unit: occurrences. Range: 1 or more.</summary>
    /// <value>Default 2: what occurs once cannot be learnt, and teaches what an unknown word means.</value>
    public int MinimumCount { get; init; } = 2;

    /// <summary>Tokens that a text keeps at most. Unit: tokens. Range: 1 or more, or null for all.</summary>
    /// <value>Default 400: time grows with it, and a text of several pages says what it thinks at its ends.</value>
    public int? MaximumLength { get; init; } = 400;

    /// <summary>Which tokens stay where there are more.</summary>
    /// <value>Default both ends: what a text thinks stands at its beginning and its end.</value>
    public Truncation Truncation { get; init; } = Truncation.KeepBothEnds;

    /// <summary>Numbers per token. Range: 1 or more, or null for as many as the pretrained vectors have, and 64 without.</summary>
    /// <value>Default null.</value>
    public int? EmbeddingSize { get; init; }

    /// <summary>A text file of vectors, GloVe's or fastText's, from which the embedding of known words starts; may end in <c>.gz</c>. Null for random
    /// values. Read in <c>Fit</c>, not saved with a model: its vectors are.</summary>
    /// <value>Default null: nothing is downloaded, and nothing but the texts is needed.</value>
    [JsonIgnore]
    public string? PretrainedVectorsPath { get; init; }

    /// <summary>Whether the embedding stays as it starts: pretrained vectors keep what they say of words that are rare in the training texts.</summary>
    /// <value>Default false: it is tuned.</value>
    public bool FreezeEmbedding { get; init; }

    /// <summary>The recurrent cell.</summary>
    /// <value>Default LSTM.</value>
    public RecurrentCell Cell { get; init; } = RecurrentCell.Lstm;

    /// <summary>Whether every level reads the text in both directions.</summary>
    /// <value>Default true: a text is there as a whole.</value>
    public bool Bidirectional { get; init; } = true;

    /// <summary>How the outputs of all tokens become the row that the prediction is made from.</summary>
    /// <value>Default attention: on long reviews as good as the largest output, on short ones better, and its weights say what was read.
    /// Yang et al. (2016), doi:10.18653/v1/N16-1174.</value>
    public Pooling Pooling { get; init; } = Pooling.Attention;

    /// <summary>The longest run of tokens that a linear part beside the network counts: 2 for tokens and pairs of neighbours, 1 for tokens, 0 for no such part. It answers by
    /// itself, from which of them a text holds, weighted by naive Bayes' log-count ratios; the score mixes its logits with the network's, half and half or as the watched rows ask for. Range: 0 to 2.</summary>
    /// <value>Default 2: few texts teach such a model sooner than a network
    /// (docs/decisions/0013-ngrams.md). Wang &amp; Manning (2012), aclanthology.org/P12-2018.</value>
    public int Ngrams { get; init; } = 2;

    /// <summary>How much a row of each class counts in the loss.</summary>
    /// <value>Default equal, so that probabilities are those of the training rows.</value>
    public ClassWeights ClassWeights { get; init; } = ClassWeights.Equal;

    /// <summary>ε, the part of each label that is spread evenly over all classes, against overconfidence. Range: 0 to below 1.
    /// Szegedy et al. (2016), doi:10.1109/CVPR.2016.308.</summary>
    /// <value>Default 0.</value>
    public float LabelSmoothing { get; init; }

    /// <inheritdoc/>
    private protected override int FewestEpochs => 0;

    /// <summary>The same with epochs and patience as so many rows ask for, where they were left to choose.</summary>
    internal SentimentOptions For(int rows)
    {
        if (Epochs > 0)
            return this;
        int steps = StepsPerEpoch(rows);
        int epochs = Math.Max(FewestChosenEpochs, (FewestChosenSteps + steps - 1) / steps);
        return this with { Epochs = epochs, Patience = Patience ?? epochs / 2 };
    }

    /// <summary>The steps that are planned for so many rows.</summary>
    internal long Steps(int rows) => (long)Epochs * StepsPerEpoch(rows);

    private int StepsPerEpoch(int rows) => (rows + BatchSize - 1) / BatchSize;

    /// <summary>What the vocabulary and the tokenizer take of these.</summary>
    [JsonIgnore]
    internal TokenizeOptions Tokenizing => new()
    {
        OutputColumnName = TextColumnName,
        InputColumnName = TextColumnName,
        Tokens = Tokens,
        LowerCase = LowerCase,
        Normalization = Normalization,
        UnspacedScripts = UnspacedScripts,
        MaximumVocabularySize = MaximumVocabularySize,
        MinimumCount = MinimumCount,
        MaximumLength = MaximumLength,
        Truncation = Truncation,
    };

    /// <summary>What the head takes of these.</summary>
    [JsonIgnore]
    internal HeadOptions Head => new()
    {
        LabelColumnName = LabelColumnName,
        ScoreColumnName = ScoreColumnName,
        PredictedLabelColumnName = PredictedLabelColumnName,
        ProbabilityColumnName = ProbabilityColumnName,
        Scaling = Scaling.None,
        ClassWeights = ClassWeights,
        LabelSmoothing = LabelSmoothing,
    };

    /// <param name="vocabulary">V.</param>
    /// <param name="outputs">K.</param>
    /// <param name="vectorSize">Numbers per pretrained vector; null where there are none.</param>
    /// <param name="ngrams">N.</param>
    internal NetworkSpec Network(int vocabulary, int outputs, int? vectorSize = null, int ngrams = 0) => new()
    {
        Cell = Cell,
        VocabularySize = vocabulary,
        InputSize = EmbeddingSize ?? vectorSize ?? 64,
        FrozenEmbedding = FreezeEmbedding,
        OutputSize = outputs,
        HiddenSize = HiddenSize,
        Layers = Layers,
        LayerNorm = LayerNorm,
        Bidirectional = Bidirectional,
        Bias = Bias,
        Pooling = Pooling,
        NgramCount = ngrams,
    };

    internal SentimentOptions Validate()
    {
        ValidateShared();
        Check.ColumnName(LabelColumnName);
        Check.ColumnName(TextColumnName);
        Check.ColumnName(PredictedLabelColumnName);
        Check.ColumnName(ScoreColumnName);
        Check.ColumnName(ProbabilityColumnName);
        if (ExplanationColumnName is not null)
            Check.ColumnName(ExplanationColumnName);
        Tokenizing.Validate();
        if (EmbeddingSize is { } size)
            Check.AtLeast(size, 1, "numbers", nameof(EmbeddingSize));
        Check.Defined(Cell);
        Check.Defined(Pooling);
        Check.Between(Ngrams, 0, 2, "tokens");
        ArgumentNullException.ThrowIfNull(ClassWeights);
        ClassWeights.Validate();
        Check.InRange(LabelSmoothing, 0f, 1f);
        _ = Network(vocabulary: 1, outputs: 1).Validate();
        return this;
    }

    /// <summary>Adds to options of format 1 those that came after it, each with the value that says what was done then.</summary>
    internal static void FromFormat1(JsonObject options) => TokenizeOptions.FromFormat1(options);
}
