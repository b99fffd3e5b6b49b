using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Tests.Persistence;
using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent.Tests.Text;

public sealed class TokenizeTests
{
    private static readonly TokenizeOptions Options = new() { MinimumCount = 1 };

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Fit_Words_AreNumberedByFrequencyAndThenByTheirLetters()
        => Assert.Equal(["[UNK]", "b", "a", "c"], Fit(Options, "b A b", "c", "B a").Vocabulary);

    [Fact]
    public void Fit_MinimumCountAndSize_DecideWhichAreKnown()
    {
        Assert.Equal(["[UNK]", "b", "a"], Fit(Options with { MinimumCount = 2 }, "b a b", "c", "b a").Vocabulary);
        Assert.Equal(["[UNK]", "b"], Fit(Options with { MaximumVocabularySize = 2 }, "b a b", "c", "b a").Vocabulary);
        Assert.Equal(["[UNK]", "B", "b"], Fit(Options with { LowerCase = false }, "B b B").Vocabulary);
    }

    [Fact]
    public void Transform_Tokens_AreKeysThatStandForTheirTexts()
    {
        IDataView tokens = Fit(Options, "b a b", "a c").Transform(TextRow.View(_ml, "A z b", "", null, "c"));

        Assert.Equal("Vector<Key<UInt32, 0-3>>", tokens.Schema["Tokens"].Type.ToString());
        Assert.Equal([[2, 1, 3], [], [], [4]], tokens.GetColumn<uint[]>("Tokens"));
        IDataView back = _ml.Transforms.Conversion.MapKeyToValue("Back", "Tokens").Fit(tokens).Transform(tokens);
        Assert.Equal([["a", "[UNK]", "b"], [], [], ["c"]], back.GetColumn<string[]>("Back"));
    }

    [Theory]
    [InlineData(Truncation.KeepHead, 3, "a|b|c")]
    [InlineData(Truncation.KeepTail, 3, "c|d|e")]
    [InlineData(Truncation.KeepBothEnds, 3, "a|b|e")]
    [InlineData(Truncation.KeepBothEnds, 2, "a|e")]
    [InlineData(Truncation.KeepBothEnds, 1, "a")]
    [InlineData(Truncation.KeepTail, 9, "a|b|c|d|e")]
    public void Transform_LongTexts_KeepTheEndsAsked(Truncation truncation, int length, string expected)
    {
        TokenizeTransformer model = Fit(Options with { MaximumLength = length, Truncation = truncation }, "a b c d e");

        uint[] keys = model.Transform(TextRow.View(_ml, "a b c d e")).GetColumn<uint[]>("Tokens").Single();

        Assert.Equal(expected.Split('|'), keys.Select(key => model.Vocabulary[(int)key - 1]));
        Assert.Equal(expected.Split('|'), model.Encode("a b c d e").Select(token => "a b c d e"[token.Offset]));
    }

    [Fact]
    public void Transform_ReadyMadeTokens_AreTakenAsTheyAre()
    {
        IDataView data = _ml.Data.LoadFromEnumerable<Words>([new() { Text = ["New York", "", "is", "BIG"] }, new() { Text = [] }, new() { Text = ["\uD800", "[UNK]"] }]);

        TokenizeTransformer model = _ml.Recurrent().Tokenize(Options).Fit(data);

        Assert.Equal(["[UNK]", "big", "is", "new york", "\uFFFD"], model.Vocabulary);
        Assert.Equal([[4, 3, 2], [], [5, 1]], model.Transform(data).GetColumn<uint[]>("Tokens"));
    }

    [Fact]
    public void PredictionEngine_OneRow_IsTokenized()
    {
        using PredictionEngine<TextRow, Tokenized> engine = _ml.Model.CreatePredictionEngine<TextRow, Tokenized>(Fit(Options, "b a b"));

        Assert.Equal([3, 1], engine.Predict(new TextRow { Text = "a ?" }).Tokens);
        Assert.Empty(engine.Predict(new TextRow { Text = null }).Tokens);
        Assert.Equal([2], engine.Predict(new TextRow { Text = "b" }).Tokens);
    }

    [Theory]
    [InlineData(TokenKind.Word)]
    [InlineData(TokenKind.Character)]
    [InlineData(TokenKind.BytePair)]
    public void SavedAndLoaded_TokensAreTheSame(TokenKind kind)
    {
        string?[] texts = ["Back\\slash \n \r line\nfeed \\n", "ä 😀 \uD800 \u0085 tab\t", "", null, "[UNK] [unk]"];
        IDataView data = TextRow.View(_ml, texts);
        TokenizeTransformer model = _ml.Recurrent().Tokenize(Options with { Tokens = kind, MaximumLength = 9 }).Fit(data);

        TokenizeTransformer loaded = SavedModels.SaveAndLoad(model);

        Assert.Equal(model.Options, loaded.Options);
        Assert.Equal(model.Vocabulary, loaded.Vocabulary);
        Assert.Equal(model.Transform(data).GetColumn<uint[]>("Tokens"), loaded.Transform(data).GetColumn<uint[]>("Tokens"));
    }

    [Fact]
    public void TokenizeOptions_SavedAndLoaded_AreEqual()
    {
        TokenizeOptions options = ChangedOptions.Of<TokenizeOptions>();

        Assert.Equal(options, SavedModels.SaveAndLoad(new TokenizeTransformer(options, TextEncoder.Of(options, new Vocabulary(["[UNK]", "a"])))).Options);
    }

    [Fact]
    public void TokenizeOptions_Defaults_ArePinned()
        => Assert.Equal(
            new TokenizeOptions { OutputColumnName = "Tokens", InputColumnName = "Text", Tokens = TokenKind.Word, LowerCase = true, Normalization = TextNormalization.Nfc, UnspacedScripts = UnspacedScripts.Characters, MaximumVocabularySize = 30_000, MinimumCount = 2, MaximumLength = null, Truncation = Truncation.KeepHead },
            new TokenizeOptions());

    [Theory]
    [InlineData("[UNK]\nb\na\n", "[UNK]\nb\nb\n", "each token has one")]
    [InlineData("[UNK]\nb\na\n", "[UNK]\nb\na", "last line does not end")]
    [InlineData("[UNK]\nb\na\n", "", "holds no token")]
    [InlineData("[UNK]\nb\na\n", "b\na\n", "first token of Vocabulary.txt is 'b'")]
    [InlineData("[UNK]\nb\na\n", "[UNK]\n\\x\n", "backslash")]
    public void Load_DamagedVocabulary_SaysWhatIsWrong(string whole, string damaged, string expected)
    {
        byte[] zip = SavedModels.Save(Fit(Options, "b a b"));

        Exception error = SavedModels.LoadError(SavedModels.Edit(zip, "Vocabulary.txt", bytes =>
        {
            Assert.Equal(whole, System.Text.Encoding.UTF8.GetString(bytes));
            return System.Text.Encoding.UTF8.GetBytes(damaged);
        }));

        Assert.IsType<InvalidDataException>(error);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_VocabularyNoUtf8_IsRefused()
        => Assert.IsType<InvalidDataException>(SavedModels.LoadError(SavedModels.Edit(SavedModels.Save(Fit(Options, "b a b")), "Vocabulary.txt", _ => [0xFF, 0x0A])));

    [Fact]
    public void Fit_ANumberColumn_SaysWhatIsNeeded()
    {
        IDataView data = _ml.Data.LoadFromEnumerable<Numbered>([new() { Text = 3 }]);

        foreach (Action use in new Action[] { () => _ml.Recurrent().Tokenize(Options).Fit(data), () => _ml.Recurrent().Tokenize(Options).Append(_ml.Transforms.CopyColumns("X", "Tokens")).Fit(data) })
            Assert.Contains("'Text' is Single; it must be Text", Assert.ThrowsAny<ArgumentException>(use).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NoTokenOrNoneOftenEnough_SaysSo()
    {
        Assert.Contains("holds no token in 2 rows", Assert.Throws<InvalidDataException>(() => Fit(Options, "", null)).Message, StringComparison.Ordinal);
        Assert.Contains("occurs 2 times in 1 rows", Assert.Throws<InvalidDataException>(() => Fit(Options with { MinimumCount = 2 }, "a b c")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ReadyMadeTokensForCharacters_IsRefused()
    {
        IDataView data = _ml.Data.LoadFromEnumerable<Words>([new() { Text = ["a"] }]);

        Assert.Contains("ready made", Assert.ThrowsAny<ArgumentException>(() => _ml.Recurrent().Tokenize(Options with { Tokens = TokenKind.Character }).Fit(data)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Recurrent().Tokenize(Options with { MaximumVocabularySize = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Recurrent().Tokenize(Options with { MinimumCount = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Recurrent().Tokenize(Options with { MaximumLength = 0 }));
        Assert.Throws<ArgumentException>(() => _ml.Recurrent().Tokenize(" ", "Text"));
    }

    [Fact]
    public void Pipeline_TokensIntoATrainer_LearnsAndSurvivesSaving()
    {
        var reviews = Enumerable.Range(0, 120).Select(i => new Review { Text = i % 2 == 0 ? $"a good film {i % 7}" : $"a bad film {i % 5}", Good = i % 2 == 0 }).ToList();
        IDataView data = _ml.Data.LoadFromEnumerable(reviews);
        var lstm = new LstmOptions
        {
            LabelColumnName = "Good", FeatureColumnName = "Tokens", HiddenSize = 8, EmbeddingSize = 8, Epochs = 20, Seed = 1,
            Pooling = Pooling.Max, Optimizer = new AdamOptions { LearningRate = 0.01f },
        };
        ITransformer model = _ml.Recurrent().Tokenize("Tokens", "Text").Append(_ml.Recurrent().Lstm(lstm)).Fit(data);
        IDataView strange = _ml.Data.LoadFromEnumerable<Review>([new() { Text = "" }, new() { Text = "unheard of" }, new() { Text = "good" }, new() { Text = "bad" }]);

        float[] scores = model.Transform(strange).GetColumn<float>("Probability").ToArray();

        Assert.Equal(1, _ml.BinaryClassification.Evaluate(model.Transform(data), "Good").Accuracy);
        Assert.True(scores[2] > 0.5 && scores[3] < 0.5);
        Assert.Equal(scores, SavedModels.Load(SavedModels.Save(model, data.Schema)).Transform(strange).GetColumn<float>("Probability"));
    }

    private TokenizeTransformer Fit(TokenizeOptions options, params string?[] texts) => _ml.Recurrent().Tokenize(options).Fit(TextRow.View(_ml, texts));

    private sealed class Words
    {
        public string[] Text { get; set; } = [];
    }

    private sealed class Tokenized
    {
        public uint[] Tokens { get; set; } = [];
    }

    private sealed class Numbered
    {
        public float Text { get; set; }
    }

    private sealed class Review
    {
        public string Text { get; set; } = "";

        public bool Good { get; set; }
    }
}
