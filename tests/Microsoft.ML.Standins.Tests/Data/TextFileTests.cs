using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.Data;

public sealed class TextFileTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Load_ByFieldIndex_GivesTypedColumns()
    {
        IDataView data = Load<Row>("1,2,x,3,1,4\n4.5,-1e3,y,4,0,0\n");

        Assert.Equal(["A: Single", "B: Single", "T: String", "I: Int32", "F: Boolean", "K: Key<UInt32, 0-4>"],
            data.Schema.Select(column => column.ToString()));
        Assert.Equal([1f, 4.5f], data.GetColumn<float>("A"));
        Assert.Equal([2f, -1000], data.GetColumn<float>("B"));
        Assert.Equal(["x", "y"], data.GetColumn<string>("T"));
        Assert.Equal([3, 4], data.GetColumn<int>("I"));
        Assert.Equal([true, false], data.GetColumn<bool>("F"));
        Assert.Equal([5u, 1], data.GetColumn<uint>("K"));
        Assert.Null(data.GetRowCount());
    }

    [Fact]
    public void Load_Header_IsNoRow()
        => Assert.Equal([1f, 2], Load<Row>("A,B\n1,0\n2,0\n", hasHeader: true).GetColumn<float>("A"));

    [Fact]
    public void Load_HeaderAndNothingElse_HasNoRow()
        => Assert.Empty(Load<Row>("A,B\n", hasHeader: true).GetColumn<float>("A"));

    [Fact]
    public void Load_EmptyOrMissingFields_AreTheTypesDefault()
    {
        IDataView data = Load<Row>(",,,,\n7\n");

        Assert.Equal([0f, 7], data.GetColumn<float>("A"));
        Assert.Equal([0f, 0], data.GetColumn<float>("B"));
        Assert.Equal(["", ""], data.GetColumn<string>("T"));
        Assert.Equal([0, 0], data.GetColumn<int>("I"));
        Assert.Equal([0u, 0], data.GetColumn<uint>("K"));
    }

    [Theory]
    [InlineData("NaN", float.NaN)]
    [InlineData("?", float.NaN)]
    [InlineData("abc", float.NaN)]
    [InlineData("1_0", float.NaN)]
    [InlineData("1e", float.NaN)]
    [InlineData("∞", float.PositiveInfinity)]
    [InlineData("-Infinity", float.NegativeInfinity)]
    [InlineData("1e40", float.PositiveInfinity)]
    [InlineData(".5", 0.5f)]
    [InlineData("+1.", 1)]
    [InlineData(" 1 ", 1)]
    [InlineData("1E+2", 100)]
    public void Load_Reals_AreReadWithoutRegardToCulture(string field, float expected)
        => Assert.Equal(expected, Load<Row>(field + ",0\n").GetColumn<float>("A").Single());

    [Fact]
    public void Load_WhatIsNoInteger_Throws()
        => Assert.Throws<FormatException>(() => Load<Row>("1,2,x,abc\n").GetColumn<int>("I").ToList());

    [Theory]
    [InlineData("true", true)]
    [InlineData("Yes", true)]
    [InlineData("+1", true)]
    [InlineData("F", false)]
    [InlineData("n", false)]
    [InlineData("-1", false)]
    public void Load_Booleans_ComeInManyForms(string field, bool expected)
        => Assert.Equal(expected, Load<Row>($"1,2,x,3,{field}\n").GetColumn<bool>("F").Single());

    [Fact]
    public void Load_KeyOutOfRange_IsMissing()
        => Assert.Equal([0u, 0, 0], Load<Row>("1,2,x,3,1,5\n1,2,x,3,1,-1\n1,2,x,3,1,y\n").GetColumn<uint>("K"));

    [Fact]
    public void Load_Quotes_HoldSeparatorsAndDoubledQuotes()
    {
        IDataView data = Load<Row>("1,2,\"x,y\",3\n1,2,\"a\"\"b\",3\n\"1\",2,\"\",3\n1,2,a\"b\"c,3\n1,2, \"lead\" ,3\n",
            allowQuoting: true);

        Assert.Equal(["x,y", "a\"b", "", "a\"b\"c", "lead"], data.GetColumn<string>("T"));
        Assert.Equal([3, 3, 3, 3, 3], data.GetColumn<int>("I"));
    }

    [Fact]
    public void Load_QuotesNotAllowed_AreText()
        => Assert.Equal("\"x", Load<Row>("1,2,\"x,3\n").GetColumn<string>("T").Single());

    [Fact]
    public void Load_SpacesBeforeTextAreDropped_ThoseAfterItAtTheLinesEndOnRequest()
    {
        Assert.Equal("x  ", Load<Row>("1,2,  x  \n").GetColumn<string>("T").Single());
        Assert.Equal("x", Load<Row>("1,2,  x  \n", trimWhitespace: true).GetColumn<string>("T").Single());
    }

    [Fact]
    public void Load_EmptyLinesAndComments_AreNoRows()
        => Assert.Equal([1f, 2], Load<Row>("# a\n\n1,0\n// b\n\n2,0\n").GetColumn<float>("A"));

    [Fact]
    public void Load_OtherSeparator_AndCarriageReturns()
        => Assert.Equal(["x y", "z"], Load<Row>("1\t2\tx y\r\n1\t2\tz", separator: '\t').GetColumn<string>("T"));

    [Fact]
    public void Load_FieldRange_IsAVectorOfItsSize()
    {
        IDataView data = Load<Wide>("a,1,2,3,2020-01-02T03:04:05\nb,4,,6,1958-01\n");

        Assert.Equal("Vector<Single, 3>", data.Schema["Values"].Type.ToString());
        Assert.Equal("Vector<Single, 2>", data.Schema["Chosen"].Type.ToString());
        Assert.Equal([[1f, 2, 3], [4, 0, 6]], data.GetColumn<float[]>("Values"));
        Assert.Equal([[3f, 1], [6, 4]], data.GetColumn<float[]>("Chosen"));
        Assert.Equal([new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateTime(1958, 1, 1, 0, 0, 0, DateTimeKind.Utc)],
            data.GetColumn<DateTime>("When"));
    }

    [Fact]
    public void Load_EveryPass_ReadsTheFileAnew()
    {
        IDataView data = Load<Row>("1,0\n");
        Assert.Single(data.GetColumn<float>("A"));
        File.AppendAllText(_path, "2,0\n");

        Assert.Equal([1f, 2], data.GetColumn<float>("A"));
    }

    [Fact]
    public void Load_MemberWithoutField_ThrowsNamingIt()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Load<House>("1,2,3\n"));

        Assert.Equal("Property 'Size' is missing the LoadColumnAttribute attribute", error.Message);
    }

    [Fact]
    public void Load_MissingFile_ThrowsAtOnce()
        => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromTextFile<Row>(_path, ','));

    private IDataView Load<T>(string text, char separator = ',', bool hasHeader = false, bool allowQuoting = false,
        bool trimWhitespace = false)
    {
        File.WriteAllText(_path, text);
        return _ml.Data.LoadFromTextFile<T>(_path, separator, hasHeader, allowQuoting, trimWhitespace);
    }

    private sealed class Row
    {
        [LoadColumn(0)]
        public float A { get; set; }

        [LoadColumn(1)]
        public float B { get; set; }

        [LoadColumn(2)]
        public string? T { get; set; }

        [LoadColumn(3)]
        public int I { get; set; }

        [LoadColumn(4)]
        public bool F { get; set; }

        [LoadColumn(5)]
        [KeyType(5)]
        public uint K { get; set; }
    }

    private sealed class Wide
    {
        [LoadColumn(1, 3)]
        public float[]? Values { get; set; }

        [LoadColumn([3, 1])]
        public float[]? Chosen { get; set; }

        [LoadColumn(4)]
        public DateTime When { get; set; }
    }
}
