using System.Text;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Tests.Frozen;
using Microsoft.ML.Recurrent.Tests.Interop;
using Microsoft.ML.Recurrent.Tests.Persistence;
using Microsoft.ML.Recurrent.Tests.Sentiment;
using Microsoft.ML.Recurrent.Tests.Text;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Tokenizers;

namespace Microsoft.ML.Recurrent.Tests.RightRows;

[Trait("Category", "RightRows")]
public sealed class Rule07_TheSameTextTests : IDisposable
{
    private static readonly TokenizeOptions Options = new() { MinimumCount = 1 };
    private static readonly TokenizeOptions AsBefore = Options with { Normalization = TextNormalization.None, UnspacedScripts = UnspacedScripts.WholeRuns };

    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => _folder.Dispose();

    private TokenizeTransformer Fit(TokenizeOptions options, params string[] texts) => _ml.Recurrent().Tokenize(options).Fit(TextRow.View(_ml, texts));

    private string Words(TokenizeOptions options, string text) => string.Join('|', Fit(options, text).Encode(text).Select(token => token.Value));

    [Theory]
    [InlineData(TokenKind.Word)]
    [InlineData(TokenKind.Character)]
    [InlineData(TokenKind.BytePair)]
    public void Score_OfComposedAndDecomposedText_IsTheSameBitForBit(TokenKind kind)
    {
        RecurrentSentimentTransformer model = Trained(Quick.WithNgrams with { Tokens = kind });
        string[] texts = ["un séjour agréable, l'hôtel m'a plu", "pas agréable du tout"];

        Assert.Equal(Scores(model, texts), Scores(model, [.. texts.Select(text => text.Normalize(NormalizationForm.FormD))]));
        Assert.Equal(Scores(model, texts), Scores(model, [.. texts.Select(text => text.Replace('\'', '’').Replace(' ', '\u00A0'))]));
        Assert.Equal(Scores(model, texts), Scores(model, [.. texts.Select(text => "\uFEFF" + text.Replace("plu", "p\u00ADlu", StringComparison.Ordinal))]));
    }

    [Fact]
    public void PredictionEngine_OfComposedAndDecomposedText_GivesTheSameBits()
    {
        RecurrentSentimentTransformer model = Trained(Quick.WithNgrams);
        using PredictionEngine<TextOnly, ScoreOnly> engine = _ml.Model.CreatePredictionEngine<TextOnly, ScoreOnly>(model);

        float composed = engine.Predict(new TextOnly { Text = "agréable" }).Score, decomposed = engine.Predict(new TextOnly { Text = "agréable".Normalize(NormalizationForm.FormD) }).Score;

        Assert.Equal(composed, decomposed);
    }

    [Fact]
    public void Score_WithoutNormalization_DiffersAsItDid()
    {
        RecurrentSentimentTransformer model = Trained(Quick.WithNgrams with { Normalization = TextNormalization.None });

        Assert.NotEqual(Scores(model, "agréable"), Scores(model, "agréable".Normalize(NormalizationForm.FormD)));
    }

    [Theory]
    [InlineData("don’t “go” ‘there’", "don't|\"|go|\"|'there'")]
    [InlineData("wonder\u00ADful \uFEFFword\u2060s e\u00AD\u0301t\u034Fe", "wonderful|words|éte")]
    [InlineData("❤\uFE0F non\u2011stop", "❤|non|-|stop")]
    [InlineData("I\u0307stanbul İstanbul", "İstanbul|İstanbul")] // no culture's case
    [InlineData("STRAẞE straße", "straße|straße")]
    [InlineData("H\u0331ORT \u1E96ort", "\u1E96ort|\u1E96ort")] // capital H with a line below has no character of its own
    [InlineData("\u1112\u1161\u11AB\u1100\u116E\u11A8 한국", "한국|한국")]
    [InlineData("a\u0323\u0307 a\u0307\u0323", "ạ\u0307|ạ\u0307")]
    [InlineData("ﬁne １２３", "ﬁne|１２３")]
    public void Words_ThatLookTheSame_AreTheSame(string text, string expected) => Assert.Equal(expected, Words(Options, text));

    [Fact]
    public void Nfkc_ByOption_MakesLigaturesAndWidthsTheSame()
        => Assert.Equal("fine|123|ガラス|ok|하", Words(Options with { Normalization = TextNormalization.Nfkc }, "ﬁne １２３ ｶﾞﾗｽ ＯＫ ㅎㅏ"));

    [Fact]
    public void Offsets_PointIntoTheTextAsGiven()
    {
        const string text = "“Agre\u0301able” \uD800 😀 l’ho\u0302\u00ADtel 한\u1112\u1161\u11AB!";
        TokenizeTransformer model = Fit(Options, text);

        Assert.Equal(["“", "Agre\u0301able", "”", "\uD800", "😀", "l’ho\u0302\u00ADtel", "한\u1112\u1161\u11AB", "!"], model.Encode(text).Select(token => text[token.Offset]));
        Assert.Equal(["\"", "agréable", "\"", "\uFFFD", "😀", "l'hôtel", "한한", "!"], model.Encode(text).Select(token => token.Value));
        IReadOnlyList<EncodedToken> tokens = model.Tokenizer.EncodeToTokens(text, out string? normalized);
        Assert.Null(normalized); // offsets are those of the text as given
        Assert.Equal(model.Encode(text), tokens);
        model.Tokenizer.EncodeToIds(text, 2, out _, out int consumed);
        Assert.Equal("“Agre\u0301able".Length, consumed);
    }

    [Theory]
    [InlineData(TokenKind.Character, "a|f|i|x", "a|ﬁ|ﬁ|x")] // two characters of one: both have its place
    [InlineData(TokenKind.BytePair, "a|f|i|x</w>", "a|ﬁ|ﬁ|x")]
    public void Offsets_OfCharactersThatOneBecame_AreItsPlace(TokenKind kind, string tokens, string places)
    {
        TokenizeTransformer model = Fit(Options with { Tokens = kind, Normalization = TextNormalization.Nfkc, MaximumVocabularySize = 5 }, "a f i x", "aﬁx");
        const string text = "aﬁx";

        Assert.Equal(places.Split('|'), model.Encode(text).Select(token => text[token.Offset]));
        Assert.Equal(tokens.Replace("</w>", "", StringComparison.Ordinal).Split('|'), model.Encode(text).Select(token => token.Value));
    }

    [Fact]
    public void Explain_DecomposedText_HasThePlacesOfTheTextAsGiven()
    {
        string text = "un séjour agréable".Normalize(NormalizationForm.FormD);

        IReadOnlyList<TokenWeight> weights = Trained(Quick.WithNgrams).Explain(text);

        Assert.Equal(text.Split(' '), weights.Select(token => text.Substring(token.Start, token.Length)));
        Assert.Equal("agréable", weights[^1].Token);
    }

    [Fact]
    public void ReadyMadeTokens_AreNormalisedToo()
    {
        IDataView rows = _ml.Data.LoadFromEnumerable(new[] { new Review { Words = ["caf\u00E9", "cafe\u0301", "don’t", "\u00AD", "don't"] } }.ToList());

        TokenizeTransformer model = _ml.Recurrent().Tokenize(Options with { InputColumnName = "Words" }).Fit(rows);

        Assert.Equal(["[UNK]", "café", "don't"], model.Vocabulary);
        Assert.Equal([2, 2, 3, 3], model.Transform(rows).GetColumn<uint[]>("Tokens").Single());
    }

    [Fact]
    public void PretrainedVectors_OfAnotherForm_AreFound()
    {
        string path = _folder["vectors.txt"];
        File.WriteAllText(path, "don’t 1 2\nagre\u0301able 3 4\ndon't 5 6\n");
        var vocabulary = new Vocabulary(["[UNK]", "don't", "agréable"]);

        WordVectors normal = WordVectorFile.Read(path, vocabulary, Options.Normalizer), plain = WordVectorFile.Read(path, vocabulary, AsBefore.Normalizer);

        Assert.Equal([0, 0, 5, 6, 3, 4], normal.Values); // what the file has to the letter counts before what only looks so
        Assert.Equal((2, 1), (normal.Found, plain.Found));
    }

    [Theory]
    [InlineData("iPhone手机很好，价格2000元。", "iphone|手|机|很|好|，|价|格|2000|元|。")]
    [InlineData("東京のホテルはすごーい", "東|京|の|ホテル|は|す|ご|ー|い")] // katakana stay together
    [InlineData("か\u3099っこう人々", "が|っ|こ|う|人|々")]
    [InlineData("กินข้าวที่นี่", "กิ|น|ข้|า|ว|ที่|นี่")]
    [InlineData("\U00020000\U00020001 좋은 호텔", "\U00020000|\U00020001|좋은|호텔")]
    [InlineData("ខ្មែរ ລາວ မြန်မာ", "ខ្|មែ|រ|ລ|າ|ວ|မြ|န်|မာ")]
    public void Words_OfScriptsWithoutSpaces_AreDivided(string text, string expected)
    {
        TokenizeTransformer model = Fit(Options, text);

        Assert.Equal(expected, string.Join('|', model.Encode(text).Select(token => token.Value)));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(model.Encode(text).Select(token => text[token.Offset])));
    }

    [Fact]
    public void BytePairs_OfScriptsWithoutSpaces_JoinCharactersThatGoTogether()
        => Assert.Contains("很好", Fit(Options with { Tokens = TokenKind.BytePair }, "酒店很好吃", "房间很好看", "很好玩").Vocabulary, StringComparer.Ordinal);

    [Fact]
    public void SavedAndLoaded_TheChoiceIsKept()
    {
        const string text = "ﬁne don’t 很好";
        foreach (TokenizeOptions options in new[] { Options, AsBefore, Options with { Normalization = TextNormalization.Nfkc } })
        {
            TokenizeTransformer model = Fit(options, text), loaded = SavedModels.SaveAndLoad(model);

            Assert.Equal(options, loaded.Options);
            Assert.Equal(model.Encode(text), loaded.Encode(text));
        }
    }

    [Fact]
    public void Load_ModelOfVersion01_KeepsItsTokens()
    {
        var old = (RecurrentSentimentTransformer)_ml.Model.Load(FrozenFiles.Folder("v0.1/sentiment-defaults").Model, out _);

        Assert.Equal((TextNormalization.None, UnspacedScripts.WholeRuns), (old.Model.Options.Normalization, old.Model.Options.UnspacedScripts));
        Assert.Equal(["cafe\u0301", "don’t", "很好"], old.Encode("Cafe\u0301 don’t 很好").Select(token => token.Value));
    }

    [Fact]
    public void Fit_SentencesThatAreOneTokenEach_WarnsAndSaysWhatToDo()
    {
        string[] sentences = ["房间很大", "早餐太差", "服务不错", "价格便宜", "位置很好", "很好"];
        List<string> log = _ml.Listen();

        Fit(AsBefore with { MinimumCount = 2 }, [.. sentences, "很好"]);

        string warning = Assert.Single(log, message => message.StartsWith("Warning", StringComparison.Ordinal));
        Assert.Equal("Warning: Column 'Text': of 7 words in the training texts 71.4 % are unknown and 0 % longer than 40 characters, so that little of a text is read. If the language is written without spaces, set UnspacedScripts to Characters; "
            + "if the column holds ids or encoded data, name another; otherwise give more texts, lower MinimumCount, or set Tokens to BytePair.", warning);
    }

    [Theory]
    [InlineData(TokenKind.Word, "Warning: Column 'Text': of 5 words in the training texts 60 % are unknown and 0 % longer")]
    [InlineData(TokenKind.BytePair, "Warning: Column 'Text': of 5 words in the training texts 60 % are unknown and 0 % longer")]
    [InlineData(TokenKind.Character, "Warning: Column 'Text': of 11 characters in the training texts 72.7 % are unknown and 0 % longer")]
    public void Fit_FewTexts_WarnsOfWhatIsUnknownMarksLeftOut(TokenKind kind, string expected)
    {
        List<string> log = _ml.Listen();

        Fit(new TokenizeOptions { Tokens = kind, MaximumVocabularySize = 5, MinimumCount = 2 }, ". ! . ! . ! 😀 abc xyz def e e");

        Assert.StartsWith(expected, Assert.Single(log, message => message.StartsWith("Warning", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ColumnOfEncodedData_Warns()
    {
        List<string> log = _ml.Listen();
        List<Review> rows = Review.Rows(60);
        foreach ((int i, Review row) in rows.Index())
            row.Text = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData([(byte)(i % 7)])); // every one occurs often

        _ml.Recurrent().Sentiment(Quick.Options with { Epochs = 1 }).Fit(_ml.Data.LoadFromEnumerable(rows));

        Assert.Contains("0 % are unknown and 100 % longer than 40 characters", Assert.Single(log, message => message.StartsWith("Warning", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OrdinaryTexts_DoNotWarn()
    {
        List<string> log = _ml.Listen();

        Quick.Model(_ml, Quick.Options with { Epochs = 1 });
        _ml.Recurrent().Tokenize("Tokens", "Text").Fit(Review.View(_ml, 100));

        Assert.DoesNotContain(log, message => message.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(TextNormalization.Nfc)]
    [InlineData(TextNormalization.None)]
    public async Task Program_WithoutIcu_SaysSoInsteadOfReadingAnotherText(TextNormalization normalization)
    {
        string path = _folder["model.zip"];
        IDataView rows = _ml.Data.LoadFromEnumerable(new[] { new { Remark = "good month", Passengers = 1f } });
        TokenizeTransformer model = _ml.Recurrent().Tokenize(Options with { InputColumnName = "Remark", Normalization = normalization }).Fit(rows);
        _ml.Model.Save(model, rows.Schema, path);

        (int exitCode, _, string error) = await ProbeProcess.RunAsync(ProbeProcess.Folder, path, TestContext.Current.CancellationToken, withoutIcu: true);

        Assert.Equal(normalization == TextNormalization.None ? (0, "") : (1, "PlatformNotSupportedException: A text holds the character U+0301, which may need to be normalised, and this program runs without ICU (InvariantGlobalization), where .NET "
            + "leaves texts as they are. Set InvariantGlobalization to false and install ICU, or train with Normalization None."), (exitCode, error.TrimEnd()));
    }

    private RecurrentSentimentTransformer Trained(SentimentOptions options)
    {
        List<Review> rows = Review.Rows(120);
        foreach (Review row in rows)
            row.Text = row.Text!.Replace("splendid", "agréable", StringComparison.Ordinal).Replace("dreadful", "pas", StringComparison.Ordinal).Replace("the", "l'hôtel m'a plu", StringComparison.Ordinal);
        return _ml.Recurrent().Sentiment(options with { Epochs = 2 }).Fit(_ml.Data.LoadFromEnumerable(rows));
    }

    private float[] Scores(RecurrentSentimentTransformer model, params string[] texts) => [.. model.Transform(Review.Of(_ml, texts)).GetColumn<float>("Score")];

    public sealed class TextOnly
    {
        public string Text { get; set; } = "";
    }

    public sealed class ScoreOnly
    {
        public float Score { get; set; }
    }
}
