using System.Buffers.Binary;
using System.Text;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Persistence;

namespace Microsoft.ML.Recurrent.Tests.Persistence;

public sealed class SafetensorsTests : IDisposable
{
    private const string A = """ "a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]} """;
    private const string B = """ "b":{"dtype":"F32","shape":[2],"data_offsets":[24,32]} """;

    private static readonly float[] Numbers = [1, -2, 0.5f, float.Epsilon, float.MaxValue, -0f, 7, 8];

    private readonly ManagedEngine _engine = new(new ManagedEngineOptions { Threads = 1 });

    public static TheoryData<string, string> Misfits => new()
    {
        { $$"""{ {{A}} }""", "'b' [2] is missing" },
        { $$"""{ {{A}}, {{B}}, "c":{"dtype":"F32","shape":[1],"data_offsets":[32,36]} }""", "'c' [1] is not part of it" },
        { $$"""{ {{A.Replace("[2,3]", "[3,2]", StringComparison.Ordinal)}}, {{B}} }""", "'a' is [3, 2], needed [2, 3]" },
        { $$"""{ {{A.Replace("[2,3]", "[6]", StringComparison.Ordinal)}}, {{B}} }""", "'a' is [6], needed [2, 3]" },
        { $$"""{ {{A}}, {{B.Replace("F32", "BF16", StringComparison.Ordinal)}} }""", "'b' is BF16, needed F32" },
        { $$"""{ {{A}}, {{B.Replace("[24,32]", "[24,28]", StringComparison.Ordinal)}} }""", "'b' has 4 bytes, needed 8" },
        { $$"""{ {{A}}, {{B.Replace("[24,32]", "[20,28]", StringComparison.Ordinal)}} }""", "tensor 'b' begins at 20, not at 24" },
        { $$"""{ {{A}}, {{B.Replace("[24,32]", "[28,36]", StringComparison.Ordinal)}} }""", "tensor 'b' begins at 28, not at 24" },
        { $$"""{ {{A}}, {{B.Replace("[24,32]", "[32,24]", StringComparison.Ordinal)}} }""", "data_offsets are not two ascending numbers" },
        { $$"""{ {{A}}, {{B.Replace("[24,32]", "[9223372036854775800,9223372036854775807]", StringComparison.Ordinal)}} }""", "'b' has 7 bytes, needed 8" },
        { $$"""{ {{A}}, {{B.Replace("[24,32]", "[1e30,32]", StringComparison.Ordinal)}} }""", "its header is no valid description" },
        { $$"""{ {{A}}, {{A}}, {{B}} }""", "its header is no valid description" },
        { $$"""{ {{A}}, "b":{"dtype":"F32","shape":[2]} }""", "its header is no valid description" },
        { $$"""{ {{A}}, "b":[] }""", "its header is no valid description" },
        { "[]", "its header is no valid description" },
        { "{ garbage", "its header is no valid description" },
        { "{}", "'a' [2, 3] is missing; 'b' [2] is missing" },
    };

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Write_OfTwoTensors_IsTheFormatByteForByte()
    {
        using ParameterSet parameters = Parameters(Numbers);
        using var file = new MemoryStream();

        Safetensors.Write(file, parameters);

        string header = """{"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{"dtype":"F32","shape":[2],"data_offsets":[24,32]}}""";
        header = header.PadRight((header.Length + 7) / 8 * 8); // the data begins at a multiple of 8
        var expected = new List<byte>();
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        expected.AddRange(length);
        expected.AddRange(Encoding.ASCII.GetBytes(header));
        foreach (float number in Numbers)
        {
            byte[] bytes = new byte[4];
            BinaryPrimitives.WriteSingleLittleEndian(bytes, number);
            expected.AddRange(bytes);
        }

        Assert.Equal(expected, file.ToArray());
    }

    [Fact]
    public void Read_OfWhatOthersWrite_TakesMetadataBlanksAndAnyOrder()
    {
        // Tensors in another order in the header than in the data, with the metadata that Python's writer adds.
        using ParameterSet parameters = Parameters(new float[8]);

        Safetensors.Read(File($$"""{ "__metadata__":{"format":"pt"}, {{B}}, {{A}} }     """, Numbers), parameters);

        Assert.Equal(Numbers[..6], Values(parameters, "a"));
        Assert.Equal(Numbers[6..], Values(parameters, "b"));
    }

    [Theory]
    [MemberData(nameof(Misfits), DisableDiscoveryEnumeration = true)]
    public void Read_OfAHeaderThatDoesNotFit_SaysWhatAndChangesNothing(string header, string expected)
    {
        using ParameterSet parameters = Parameters(Numbers);
        int bytes = header.Contains("36]", StringComparison.Ordinal) ? 9 : header.Contains("28]", StringComparison.Ordinal) ? 7 : 8;

        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Read(File(header, new float[bytes]), parameters));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(Numbers[..6], Values(parameters, "a"));
        Assert.Equal(Numbers[6..], Values(parameters, "b"));
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void Read_OfANumberThatIsNotFinite_NamesTheTensorAndPlaceAndChangesNothing(float value, string shown)
    {
        using ParameterSet parameters = Parameters(Numbers);
        float[] numbers = new float[8];
        numbers[7] = value;

        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Read(File($$"""{ {{A}}, {{B}} }""", numbers), parameters));

        Assert.Equal(
            $"Weights.safetensors cannot be read: tensor 'b' holds {shown} at 1. The file is damaged; save the model again.",
            error.Message);
        Assert.Equal(Numbers[..6], Values(parameters, "a"));
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL << 40)]
    [InlineData(ulong.MaxValue)]
    public void Read_OfAHeaderThatClaimsNothingOrTooMuch_ThrowsBeforeItAllocates(ulong length)
    {
        byte[] bytes = new byte[64];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        using ParameterSet parameters = Parameters(Numbers);
        long before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Read(new MemoryStream(bytes), parameters));

        Assert.Contains($"its header claims {length} bytes", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Read_OfAFileCutAnywhere_ThrowsAndChangesNothing()
    {
        byte[] whole = File($$"""{ {{A}}, {{B}} }""", new float[8]).ToArray();
        using ParameterSet parameters = Parameters(Numbers);

        for (int length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => Safetensors.Read(new MemoryStream(whole[..length]), parameters));

        Assert.Equal(Numbers[..6], Values(parameters, "a"));
    }

    [Fact]
    public void Read_OfAStreamOfUnknownLengthThatEndsEarly_NamesTheTensor()
    {
        byte[] whole = File($$"""{ {{A}}, {{B}} }""", new float[8]).ToArray();
        using ParameterSet parameters = Parameters(Numbers);
        using var compressed = new MemoryStream();
        using (var deflate = new System.IO.Compression.DeflateStream(compressed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
            deflate.Write(whole.AsSpan(0, whole.Length - 1));
        compressed.Position = 0;
        using var stream = new System.IO.Compression.DeflateStream(compressed, System.IO.Compression.CompressionMode.Decompress);

        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Read(stream, parameters));

        Assert.Contains("it ends within tensor 'b'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAFileWithMoreBehindIt_Throws()
    {
        using ParameterSet parameters = Parameters(Numbers);

        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Read(File($$"""{ {{A}}, {{B}} }""", new float[9]), parameters));

        Assert.Contains("its tensors claim 32 bytes, and 36 follow", error.Message, StringComparison.Ordinal);
    }

    private ParameterSet Parameters(float[] numbers)
    {
        ParameterSet parameters = _engine.NewParameters();
        parameters.Add("a", new Shape(2, 3)).Write(numbers.AsSpan(0, 6));
        parameters.Add("b", new Shape(2)).Write(numbers.AsSpan(6, 2));
        return parameters;
    }

    private static MemoryStream File(string header, float[] numbers)
    {
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true); // little-endian by definition
        byte[] text = Encoding.UTF8.GetBytes(header);
        writer.Write((long)text.Length);
        writer.Write(text);
        foreach (float number in numbers)
            writer.Write(number);
        writer.Flush();
        file.Position = 0;
        return file;
    }

    private static float[] Values(ParameterSet parameters, string name)
    {
        Parameter parameter = parameters.Find(name)!;
        float[] values = new float[parameter.Shape.ElementCount];
        parameter.Read(values);
        return values;
    }
}
