using System.IO.Compression;
using Microsoft.ML.Recurrent.Testing;
using Microsoft.ML.Recurrent.Tests.Interop;
using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent.Tests.Text;

public sealed class WordVectorTests : IDisposable
{
    private static readonly Vocabulary Words = new(["[UNK]", "the", "cat", "missing", "two"]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("the 1 2.5 -3e-1\ncat 4 5 6\nother 7 8 9\n")]
    [InlineData("3 3\nthe 1 2.5 -0.3 \ncat 4 5 6 \nother 7 8 9 \n")] // fastText's: a header, and a blank at each end
    [InlineData("the\t1\t2.5\t-0.3\r\ncat\t4\t5\t6\r\n")]
    [InlineData("the 1 2.5 -0.3\ncat 4 5 6\ncat 0 0 0")] // the first counts; the last line need not end
    [InlineData("\uFEFFthe 1 2.5 -0.3\ncat 4 5 6\na b c 1 2 3\n")] // a token with blanks in it
    public void Read_GloveOrFastText_FillsTheVocabularysRows(string text)
    {
        WordVectors vectors = Read(text);

        Assert.Equal(3, vectors.Width);
        Assert.Equal([0, 0, 0, 1, 2.5f, -0.3f, 4, 5, 6, 0, 0, 0, 0, 0, 0], vectors.Values);
        Assert.Equal([false, true, true, false, false], vectors.IsFound);
        Assert.Equal((2, 0.5), (vectors.Found, vectors.Coverage));
    }

    [Theory]
    [InlineData("the 1 2 3\ncat 4 5\n", "Line 2 ", "has 2 numbers", "needs 3")]
    [InlineData("the 1 2 3\ncat 4 5 6\nother 4 5 6 7\n", "Line 3 ", "has 4 numbers", "needs 3")]
    [InlineData("2 3\nthe 1 2 3\ncat 4 5 6 7\n", "Line 3 ", "has 4 numbers", "needs 3")]
    [InlineData("the 1 2 3\nother 4 x 6\n", "Line 2 ", "holds 'x' as number 2", "finite")]
    [InlineData("the 1 2 3\ncat 4 NaN 6\n", "Line 2 ", "holds 'NaN' as number 2", "finite")]
    [InlineData("the 1 2 3\n\ncat 4 5 6\n", "Line 2 ", "is empty", "")]
    [InlineData("the\n", "Line 1 ", "has 0 numbers", "")]
    [InlineData("3 3\nthe 1 2 3\n", "has 1 rows", "says 3", "cut")]
    [InlineData("", "holds no vector", "", "")]
    [InlineData("1 400000000\nthe 1 2\n", "Line 2 ", "has 2 numbers", "400000000")] // 8 GB, had it been believed
    [InlineData("1 2000000000\nthe 1 2\n", "Line 1 ", "has 2000000000 numbers", "Give a file with 1 to ")]
    public void Read_RaggedOrDamaged_NamesTheLine(string text, string first, string second, string third)
    {
        string message = Assert.Throws<InvalidDataException>(() => Read(text)).Message;

        Assert.All(new[] { first, second, third }, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_RealGlove_CoversCommonWords()
    {
        WordVectors vectors = WordVectorFile.Read(ReferenceData.Path("data", "text", "glove", "glove.6B.50d.subset.txt.gz"), Words, Plain);

        Assert.Equal((50, 4, 1.0), (vectors.Width, vectors.Found, vectors.Coverage));
    }

    [Fact]
    public void Read_RealFastText_HasAHeader()
        => Assert.Equal(300, WordVectorFile.Read(ReferenceData.Path("data", "text", "glove", "fasttext-wiki-news-300d.first100.vec.gz"), Words, Plain).Width);

    [Fact]
    public void Read_Packed_IsUnpacked()
    {
        string path = _folder["vectors.txt.GZ"];
        using (var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            packed.Write("the 1 2\n"u8);

        Assert.Equal(1, WordVectorFile.Read(path, Words, Plain).Found);
    }

    private WordVectors Read(string text)
    {
        string path = _folder["vectors.txt"];
        File.WriteAllText(path, text);
        return WordVectorFile.Read(path, Words, Plain);
    }

    private static TextNormalizer Plain => new(TextNormalization.None, lowerCase: true);
}
