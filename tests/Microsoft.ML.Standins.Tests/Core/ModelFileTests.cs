using System.IO.Compression;
using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.Core;

public sealed class ModelFileTests
{
    private const string Key = "TransformerChain/Model.key";

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(300)]
    [InlineData(680)]
    public void Zip_CutShort_IsRefusedAsNoZip(int length)
    {
        byte[] zip = ModelZip.Bytes("copycolumns.zip")[..length];

        var error = Assert.Throws<FormatException>(() => ModelZip.Load(zip));
        Assert.IsType<InvalidDataException>(error.InnerException);
    }

    [Fact]
    public void Zip_Stored_LoadsAsWell()
        => Assert.NotNull(ModelZip.Open("copycolumns.zip").Load(CompressionLevel.NoCompression));

    [Fact]
    public void Zip_WithBackslashes_LoadsAsWell()
        => Assert.NotNull(ModelZip.Open("chain2.zip").Rename(name => name.Replace('/', '\\')).Load());

    [Fact]
    public void Zip_WithUnknownEntriesAndNoVersion_LoadsAsWell()
        => Assert.NotNull(ModelZip.Open("copycolumns.zip")
            .Remove("TrainingInfo/Version.txt")
            .Replace("TransformerChain/Notes.txt", _ => [1, 2, 3])
            .Load());

    // Offsets and values of the header's fields; each breaks one of its promises.
    [Theory]
    [InlineData("signature", 0x00, 0x41)]
    [InlineData("header version too new", 0x0C, 3)]
    [InlineData("body offset", 0x10, 1)]
    [InlineData("body shorter than the gap", 0x18, 11)]
    [InlineData("body size negative", 0x1F, 0x80)]
    [InlineData("string table elsewhere", 0x20, 0x0D)]
    [InlineData("string table size", 0x28, 15)]
    [InlineData("string chars elsewhere", 0x30, 0x1D)]
    [InlineData("tail elsewhere", 0x80, 0xD5)]
    [InlineData("limit beyond the end", 0x88, 0xDD)]
    [InlineData("assembly name elsewhere", 0x90, 0x2D)]
    [InlineData("string end odd", 0x10C, 7)]
    [InlineData("string end beyond the chars", 0x10C, 70)]
    [InlineData("last string end before the chars' end", 0x114, 14)]
    [InlineData("tail", 0x1D4, 0)]
    public void Header_Damaged_IsRefused(string damage, int offset, byte value)
    {
        Assert.NotEmpty(damage);
        Assert.Throws<FormatException>(() => ModelZip.Open("copycolumns.zip").Patch(Key, offset, value).Load());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(470)]
    public void Entry_CutShort_IsRefused(int length)
        => Assert.Throws<FormatException>(() => ModelZip.Open("copycolumns.zip").Replace(Key, content => content[..length]).Load());

    [Fact]
    public void Entry_Missing_IsRefused()
        => Assert.Throws<FormatException>(() => ModelZip.Open("copycolumns.zip").Remove(Key).Load());

    [Fact]
    public void Body_NotReadToItsEnd_IsRefused()
        => Assert.Throws<FormatException>(() => ModelZip.Open("chain2.zip").Patch(Key, 0x100, 1).Load());

    [Fact]
    public void Header_OfANewerWriterThatStaysReadable_Loads()
        => Assert.NotNull(ModelZip.Open("copycolumns.zip").Patch(Key, 0x08, 9, 0, 1, 0).Patch(Key, 0x48, 9, 0, 1, 0).Load());

    [Theory]
    [InlineData(9, "too new")]
    [InlineData(0, "too old")]
    public void Component_OfAVersionOutOfRange_SaysSo(byte version, string expected)
    {
        ModelZip zip = ModelZip.Open("copycolumns.zip").Patch(Key, 0x48, version, 0, 1, 0, version, 0, 1, 0);

        Exception cause = ThrownWhileMaking(() => zip.Load());
        Assert.IsType<FormatException>(cause);
        Assert.Contains(expected, cause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Component_OfAnotherSignature_IsRefused()
        => Assert.IsType<FormatException>(ThrownWhileMaking(() => ModelZip.Open("copycolumns.zip").Patch(Key, 0x40, 0x41).Load()));

    [Fact]
    public void Component_StringNumberOutOfRange_IsRefused()
        => Assert.IsType<FormatException>(ThrownWhileMaking(() => ModelZip.Open("copycolumns.zip").Patch(Key, 0x104, 9).Load()));

    [Fact]
    public void Component_InAChain_IsWrappedOncePerLevel()
    {
        Exception outer = ThrownWhileMaking(() => ModelZip.Open("chain2.zip")
            .Patch("TransformerChain/Transform_001/Model.key", 0x48, 9, 0, 1, 0, 9, 0, 1, 0).Load());

        Assert.IsType<InvalidOperationException>(outer);
        Assert.IsType<FormatException>(outer.InnerException!.InnerException);
    }

    [Fact]
    public void Loader_NameInAnotherCase_IsFound()
        => Assert.NotNull(ModelZip.Open("copycolumns.zip").Patch(Key, 0x50, (byte)'c').Load());

    [Fact]
    public void Loader_UnknownName_IsRefused()
        => Assert.Throws<FormatException>(() => ModelZip.Open("copycolumns.zip").Patch(Key, 0x50, (byte)'Z').Load());

    [Fact]
    public void Loader_AssemblyMissing_SaysWhichFile()
    {
        var error = Assert.Throws<FileNotFoundException>(() => ModelZip.Open("copycolumns.zip").Patch(Key, 0x12C, (byte)'Z').Load());
        Assert.Contains("Zicrosoft.ML.Data", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loader_AssemblyMissingInAChain_IsWrappedOncePerLevel()
    {
        ModelZip zip = ModelZip.Open("chain2.zip").Patch("TransformerChain/Transform_001/Model.key", 0x156, (byte)'Z');

        var error = Assert.Throws<System.Reflection.TargetInvocationException>(() => zip.Load());
        Assert.IsType<FileNotFoundException>(error.InnerException);
    }

    [Fact]
    public void Chain_MemberMissing_IsRefused()
        => Assert.IsType<FormatException>(ThrownWhileMaking(
            () => ModelZip.Open("chain2.zip").Remove("TransformerChain/Transform_001/Model.key").Load()));

    [Fact]
    public void Load_FromAStream_LeavesItOpen()
    {
        var stream = new MemoryStream(ModelZip.Bytes("copycolumns.zip"));
        new MLContext(seed: 1).Model.Load(stream, out DataViewSchema schema);

        Assert.True(stream.CanRead);
        Assert.Equal(NumberDataViewType.Single, schema["Size"].Type);
    }

    // A component's own complaint arrives inside two wrappers.
    private static Exception ThrownWhileMaking(Action load)
    {
        var outer = Assert.Throws<InvalidOperationException>(load);
        var wrapper = Assert.IsType<System.Reflection.TargetInvocationException>(outer.InnerException);
        return wrapper.InnerException!;
    }
}
