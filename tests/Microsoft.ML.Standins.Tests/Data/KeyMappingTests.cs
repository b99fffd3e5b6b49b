using Microsoft.ML.Data;
using static Microsoft.ML.Transforms.ValueToKeyMappingEstimator;

namespace Microsoft.ML.Standins.Tests.Data;

public sealed class KeyMappingTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void WordsToKeysAndBack_KeepTheirOrder_AndUnknownWordsAreMissing()
    {
        ITransformer model = Words().Fit(View("b a  b", "", null, "c\ta"));
        IDataView mapped = model.Transform(View("z a", ""));

        Assert.Equal("Vector<Key<UInt32, 0-2>>", mapped.Schema["Keys"].Type.ToString());
        Assert.Equal(["b", "a", "c\ta"], KeyValues(mapped.Schema["Keys"]));
        Assert.Equal([[0, 2], []], mapped.GetColumn<uint[]>("Keys"));
        Assert.Equal([["", "a"], []], mapped.GetColumn<string[]>("Back"));
    }

    [Theory]
    [InlineData(null, new[] { "b", "a", "b" }, new[] { "c\ta" })]
    [InlineData(new[] { ' ', '\t' }, new[] { "b", "a", "b" }, new[] { "c", "a" })]
    public void TokenizeIntoWords_Separators_DivideWithoutEmptyWords(char[]? separators, string[] first, string[] second)
    {
        IDataView words = _ml.Transforms.Text.TokenizeIntoWords("Words", "Text", separators).Fit(View("")).Transform(View("b a  b", "c\ta"));

        Assert.Equal([first, second], words.GetColumn<string[]>("Words"));
    }

    [Fact]
    public void MapValueToKey_EmptyTextAndNaN_AreMissing()
    {
        Assert.Equal([1u, 0u, 2u], Keys(View("x", "", "y"), "Text"));
        Assert.Equal([1u, 0u, 1u], Keys(_ml.Data.LoadFromEnumerable<House>([new() { Size = 5 }, new() { Size = float.NaN }, new() { Size = 5 }]), "Size"));
    }

    [Fact]
    public void MapValueToKey_ByValue_SortsThem()
        => Assert.Equal([3u, 1u, 2u], Keys(_ml.Data.LoadFromEnumerable<House>([new() { Size = 3 }, new() { Size = -1 }, new() { Size = 2 }]), "Size", KeyOrdinality.ByValue));

    [Fact]
    public void MapKeyToValue_WithoutKeyValues_Throws()
        => Assert.Throws<InvalidOperationException>(() => _ml.Transforms.Conversion.MapKeyToValue("Out", "Text").Fit(View("a")));

    [Fact]
    public void SavedAndLoaded_GivesTheSame()
    {
        IDataView data = View("b a  b", "c\ta");
        using var stream = new MemoryStream();
        _ml.Model.Save(Words().Fit(data), data.Schema, stream);

        ITransformer loaded = new MLContext().Model.Load(stream, out _);

        Assert.Equal([["b", "a", "b"], ["c\ta"]], loaded.Transform(data).GetColumn<string[]>("Back"));
    }

    [Fact]
    public void FileThatMLNetWrote_IsRead()
    {
        ITransformer loaded = _ml.Model.Load(Fixture.Path("words.zip"), out _);

        Assert.Equal([[2, 1, 0]], loaded.Transform(View("a b z")).GetColumn<uint[]>("Keys"));
    }

    private EstimatorChain<Microsoft.ML.Transforms.KeyToValueMappingTransformer> Words()
        => _ml.Transforms.Text.TokenizeIntoWords("Words", "Text")
            .Append(_ml.Transforms.Conversion.MapValueToKey("Keys", "Words"))
            .Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Keys"));

    private IEnumerable<uint> Keys(IDataView data, string column, KeyOrdinality order = KeyOrdinality.ByOccurrence)
        => _ml.Transforms.Conversion.MapValueToKey("Key", column, keyOrdinality: order).Fit(data).Transform(data).GetColumn<uint>("Key");

    private IDataView View(params string?[] texts) => _ml.Data.LoadFromEnumerable(texts.Select(text => new Sentence { Text = text }).ToList());

    private static string[] KeyValues(DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> values = default;
        column.GetKeyValues(ref values);
        return values.DenseValues().Select(value => value.ToString()).ToArray();
    }

    private sealed class Sentence
    {
        public string? Text { get; set; }
    }
}
