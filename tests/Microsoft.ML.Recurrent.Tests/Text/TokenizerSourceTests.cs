using System.Text;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Tests.Persistence;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Tokenizers;

namespace Microsoft.ML.Recurrent.Tests.Text;

public sealed class TokenizerSourceTests
{
    private static readonly TokenizeOptions Options = new() { MaximumLength = 2 };

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void OwnTokenizer_SavedAndLoaded_GivesItsIds()
    {
        IDataView data = TextRow.View(_ml, "b-a", "a-b-c", "");
        TokenizeTransformer model = _ml.Recurrent().Tokenize(Options, new SplitterSource("-:a b c")).Fit(data);

        TokenizeTransformer loaded = SavedModels.SaveAndLoad(model);

        foreach (TokenizeTransformer each in new[] { model, loaded })
        {
            Assert.Equal(["a", "b", "c"], each.Vocabulary);
            Assert.Equal([[2, 1], [1, 2], []], each.Transform(data).GetColumn<uint[]>("Tokens"));
            Assert.Equal(["a", "b"], each.Encode("a-b-c").Select(token => "a-b-c"[token.Offset]));
        }
    }

    [Fact]
    public void OwnTokenizer_AnIdBeyondItsVocabulary_IsRefused()
    {
        TokenizeTransformer model = _ml.Recurrent().Tokenize(Options, new SplitterSource("-:a b c")).Fit(TextRow.View(_ml, "a"));

        Assert.Contains("gave the id 3", Assert.Throws<InvalidOperationException>(() => model.Encode("z")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Microsoft.ML.Recurrent.Tests.Text.SplitterSource, Microsoft.ML.Recurrent.Tests", "Nobody.Knows, It", "'Nobody.Knows, It' is not known here")]
    [InlineData("Microsoft.ML.Recurrent.Tests.Text.SplitterSource, Microsoft.ML.Recurrent.Tests", "System.IO.FileInfo, System.Private.CoreLib", "is no public class that implements ITokenizerSource")]
    [InlineData("-:a b c", "-:a b d", "has another vocabulary here")]
    [InlineData("-:a b c", "", "cannot be made from its settings")]
    public void Load_TokenizerThatIsNotTheSame_SaysWhatIsWrong(string old, string damaged, string expected)
    {
        TokenizeTransformer model = _ml.Recurrent().Tokenize(Options, new SplitterSource("-:a b c")).Fit(TextRow.View(_ml, "a"));

        Exception error = SavedModels.LoadError(SavedModels.Edit(SavedModels.Save(model), "Network.json", bytes =>
        {
            string text = Encoding.UTF8.GetString(bytes);
            Assert.Contains(old, text, StringComparison.Ordinal);
            return Encoding.UTF8.GetBytes(text.Replace(old, damaged, StringComparison.Ordinal));
        }));

        Assert.IsType<InvalidDataException>(error);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OwnTokenizer_ThatNoModelCouldMakeAgain_IsRefusedAtOnce()
        => Assert.Contains("is not public", Assert.Throws<ArgumentException>(() => _ml.Recurrent().Tokenize(Options, new Hidden())).Message, StringComparison.Ordinal);

    private sealed class Hidden : ITokenizerSource
    {
        public string Settings => "";

        public Tokenizer Tokenizer => new SplitterSource("-:a").Tokenizer;

        public IReadOnlyList<string> Vocabulary => ["a"];
    }
}
