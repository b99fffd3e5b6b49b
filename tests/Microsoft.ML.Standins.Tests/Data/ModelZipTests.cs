using System.IO.Compression;
using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.Data;

public sealed class ModelZipTests
{
    private readonly MLContext _ml = new(seed: 1);

    public static TheoryData<string> Zips => ["copycolumns.zip", "concat.zip", "chain2.zip", "chain2_noschema.zip"];

    [Fact]
    public void Load_CopyColumnsOfMLNet_CopiesSize()
    {
        ITransformer model = _ml.Model.Load(Fixture.Path("copycolumns.zip"), out DataViewSchema schema);

        Assert.Equal(["Size", "Rooms", "Label"], schema.Select(column => column.Name));
        Assert.All(schema, column => Assert.Equal(NumberDataViewType.Single, column.Type));
        Assert.Equal([1f, 4, 7], model.Transform(House.View(_ml)).GetColumn<float>("Copy"));
    }

    [Fact]
    public void Load_ConcatenateOfMLNet_JoinsSizeAndRooms()
    {
        ITransformer model = _ml.Model.Load(Fixture.Path("concat.zip"), out _);

        Assert.Equal([[1f, 2], [4, 5], [7, 8]], model.Transform(House.View(_ml)).GetColumn<float[]>("Features"));
    }

    [Fact]
    public void Load_ChainOfMLNet_RunsBothMembers()
    {
        ITransformer model = _ml.Model.Load(Fixture.Path("chain2.zip"), out DataViewSchema schema);

        Assert.Equal(3, schema.Count);
        Assert.Equal(2, Assert.IsType<TransformerChain<ITransformer>>(model).Count());
        IDataView scored = model.Transform(House.View(_ml));
        Assert.Equal([1f, 4, 7], scored.GetColumn<float>("Copy"));
        Assert.Equal([[1f, 2], [4, 5], [7, 8]], scored.GetColumn<float[]>("Features"));
    }

    [Fact]
    public void Load_ZipWithoutSchema_GivesModelAndNullSchema()
    {
        ITransformer model = _ml.Model.Load(Fixture.Path("chain2_noschema.zip"), out DataViewSchema schema);

        Assert.Null(schema);
        Assert.Equal([1f, 4, 7], model.Transform(House.View(_ml)).GetColumn<float>("Copy"));
    }

    [Fact]
    public void Load_ZipWithoutModel_Throws()
        => Assert.Throws<FormatException>(() => _ml.Model.Load(Fixture.Path("null_model.zip"), out _));

    [Fact]
    public void Load_NoZip_Throws()
        => Assert.Throws<FormatException>(() => _ml.Model.Load(Fixture.Path("sample.idv"), out _));

    [Fact]
    public void Load_NoFile_Throws()
        => Assert.Throws<FileNotFoundException>(() => _ml.Model.Load(Fixture.Path("none.zip"), out _));

    [Theory]
    [MemberData(nameof(Zips))]
    public void Save_SamePipeline_WritesTheEntriesAndBytesOfMLNet(string zip)
    {
        IDataView data = House.View(_ml);
        var copy = _ml.Transforms.CopyColumns("Copy", "Size");
        var concatenate = _ml.Transforms.Concatenate("Features", "Size", "Rooms");
        ITransformer model = zip switch
        {
            "copycolumns.zip" => copy.Fit(data),
            "concat.zip" => concatenate.Fit(data),
            _ => copy.Append(concatenate).Fit(data),
        };
        using var written = new MemoryStream();
        _ml.Model.Save(model, zip == "chain2_noschema.zip" ? null : data.Schema, written);

        AssertSameEntries(Entries(File.ReadAllBytes(Fixture.Path(zip))), Entries(written.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Zips))]
    public void Save_LoadedModel_WritesTheSameBytesAgain(string zip)
    {
        ITransformer model = _ml.Model.Load(Fixture.Path(zip), out DataViewSchema schema);
        using var written = new MemoryStream();
        _ml.Model.Save(model, schema, written);

        AssertSameEntries(Entries(File.ReadAllBytes(Fixture.Path(zip))), Entries(written.ToArray()));
    }

    [Fact]
    public void Save_VersionEntry_IsOneLine()
    {
        using var written = new MemoryStream();
        _ml.Model.Save(_ml.Transforms.CopyColumns("Copy", "Size").Fit(House.View(_ml)), null, written);
        using var zip = new ZipArchive(new MemoryStream(written.ToArray()));
        using var reader = new StreamReader(zip.GetEntry("TrainingInfo/Version.txt")!.Open());

        Assert.Matches(@"^5\.0\.0[^\n]*\n$", reader.ReadToEnd());
    }

    [Fact]
    public void Save_ToPath_LoadsAgain()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            IDataView data = House.View(_ml);
            _ml.Model.Save(_ml.Transforms.CopyColumns("Copy", "Rooms").Fit(data), data.Schema, path);
            ITransformer loaded = new MLContext().Model.Load(path, out DataViewSchema schema);

            Assert.Equal(3, schema.Count);
            Assert.Equal([2f, 5, 8], loaded.Transform(data).GetColumn<float>("Copy"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Save_HiddenAnnotatedVectorColumn_ComesBackInTheSchema()
    {
        IDataView data = House.View(_ml);
        IDataView input = _ml.Transforms.Concatenate("Size", "Size", "Rooms").Fit(data).Transform(data);
        using var written = new MemoryStream();
        _ml.Model.Save(_ml.Transforms.CopyColumns("Copy", "Size").Fit(input), input.Schema, written);
        written.Position = 0;
        _ml.Model.Load(written, out DataViewSchema schema);

        Assert.Equal(["Size", "Size", "Rooms", "Label"], schema.Select(column => column.Name));
        Assert.Equal([true, false, false, false], schema.Select(column => column.IsHidden));
        Assert.Equal(input.Schema["Size"].Type, schema["Size"].Type);
        VBuffer<ReadOnlyMemory<char>> names = default;
        schema["Size"].GetSlotNames(ref names);
        Assert.Equal(["Size", "Rooms"], names.DenseValues().Select(name => name.ToString()));
    }

    private static Dictionary<string, byte[]> Entries(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.ToDictionary(entry => entry.FullName.Replace('\\', '/'), Content, StringComparer.Ordinal);
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        var content = new MemoryStream();
        using Stream stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static void AssertSameEntries(Dictionary<string, byte[]> expected, Dictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach (string name in expected.Keys.Where(name => !name.EndsWith("Version.txt", StringComparison.Ordinal)))
            Assert.Equal(expected[name], actual[name]);
    }
}
