using System.Text;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Persistence;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.Persistence;

public sealed class ModelDocumentTests
{
    [Fact]
    public void Read_OfWhatWriteWrote_IsTheSame()
    {
        WindowOptions options = ChangedOptions.Of<WindowOptions>();
        using var stream = new MemoryStream();
        ModelDocument.Write(stream, options, WindowJson.Default.WindowOptions);
        stream.Position = 0;

        Assert.Equal(options, ModelDocument.Read(stream, WindowJson.Default.WindowOptions, WindowOptions.FromFormat1));
    }

    [Fact]
    public void Write_TheLongestWindowOfAnEngine_IsReadBack()
    {
        ForecastCheckpoint checkpoint = Checkpoint(rows: 1 << 20);
        using var stream = new MemoryStream();
        ModelDocument.Write(stream, checkpoint, ForecastJson.Default.ForecastCheckpoint);
        stream.Position = 0;

        Assert.Equal(checkpoint.Rows, ModelDocument.Read(stream, ForecastJson.Default.ForecastCheckpoint, ForecastCheckpoint.FromFormat1).Rows);
    }

    [Fact]
    public void Write_MoreThanIsReadBack_IsRefused()
    {
        using var stream = new MemoryStream();

        var error = Assert.Throws<InvalidOperationException>(() => ModelDocument.Write(stream, Checkpoint(rows: 2 << 20), ForecastJson.Default.ForecastCheckpoint));

        Assert.Contains("no more than 33554432 are read back", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }

    // Numbers with as many digits as a float can have.
    private static ForecastCheckpoint Checkpoint(int rows) => new()
    {
        Model = "", Series = "", WindowLength = rows, Channels = 1, Observed = rows,
        Rows = [.. Enumerable.Range(0, rows).Select(row => -1.2345678E-30f * (1 + (row / 16777216f)))],
    };

    [Theory]
    [InlineData("""{ "format": 3, "model": {} }""")]
    [InlineData("""{ "format": 3, "something": "that only format 3 has" }""")]
    public void Read_OfANewerFormat_SaysSoBeforeItLooksAtTheRest(string json)
    {
        var error = Assert.Throws<FormatException>(() => Read(json));

        Assert.Equal("Model format 3 is newer than this library reads (1–2). Update Microsoft.ML.Recurrent.", error.Message);
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("garbage", "cannot be read")]
    [InlineData("null", "it has no format version")]
    [InlineData("[]", "cannot be read")]
    [InlineData("7", "cannot be read")]
    [InlineData("{}", "it has no format version")]
    [InlineData("""{ "format": null }""", "it has no format version")]
    [InlineData("""{ "format": "one" }""", "cannot be read")]
    [InlineData("""{ "format": 1.5 }""", "cannot be read")]
    [InlineData("""{ "format": 99999999999 }""", "cannot be read")]
    [InlineData("""{ "format": -1 }""", "its format version is -1")]
    [InlineData("""{ "format": 1 }""", "it has no model")]
    [InlineData("""{ "format": 1, "model": null }""", "it has no model")]
    [InlineData("""{ "format": 1, "model": [] }""", "cannot be read")]
    [InlineData("""{ "format": 1, "model": {} }""", "cannot be read")]
    [InlineData("""{ "format": 1, "format": 1, "model": {} }""", "cannot be read")]
    public void Read_OfWhatIsNoDocument_SaysWhy(string json, string expected)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(json));

        Assert.StartsWith("Network.json of the model cannot be read: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("The file is damaged; save the model again.", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfJsonNestedWithoutEnd_Throws()
    {
        Assert.Throws<InvalidDataException>(() => Read(string.Concat(Enumerable.Repeat("{\"format\":", 100_000))));
    }

    [Fact]
    public void Read_OfAnEndlessStream_StopsAtAFewMegabytes()
    {
        using var stream = new EndlessStream();

        var error = Assert.Throws<InvalidDataException>(() => ModelDocument.Read(stream, WindowJson.Default.WindowOptions, WindowOptions.FromFormat1));

        Assert.Contains("it is larger than 33554432 bytes", error.Message, StringComparison.Ordinal);
    }

    private static WindowOptions Read(string json)
        => ModelDocument.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), WindowJson.Default.WindowOptions, WindowOptions.FromFormat1);

    private sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
