using Microsoft.ML.Recurrent.Persistence;
using Microsoft.ML.Recurrent.Tests.Interop;

namespace Microsoft.ML.Recurrent.Tests.Persistence;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => _folder["target.bin"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_OfANewFile_HoldsWhatWasWritten()
    {
        AtomicFile.Write(Target, stream => stream.Write([1, 2, 3]));

        Assert.Equal([1, 2, 3], File.ReadAllBytes(Target));
        Assert.Equal([Target], Files());
    }

    [Fact]
    public void Write_WhileItIsUnderWay_LeavesTheOldFileToReaders()
    {
        File.WriteAllBytes(Target, [9]);

        AtomicFile.Write(Target, stream =>
        {
            stream.Write([1, 2, 3]);
            stream.Flush();
            Assert.Equal([9], File.ReadAllBytes(Target));
        });

        Assert.Equal([1, 2, 3], File.ReadAllBytes(Target));
        Assert.Equal([Target], Files());
    }

    [Fact]
    public void Write_WriterThatFails_LeavesTheOldFileAndNothingBeside()
    {
        File.WriteAllBytes(Target, [9]);

        Assert.Throws<IOException>(() => AtomicFile.Write(Target, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("No space left on device");
        }));

        Assert.Equal([9], File.ReadAllBytes(Target));
        Assert.Equal([Target], Files());
    }

    [Fact]
    public void Write_OverAFolder_ThrowsAndLeavesNothingBeside()
    {
        Directory.CreateDirectory(Target);

        Exception error = Assert.ThrowsAny<Exception>(() => AtomicFile.Write(Target, stream => stream.WriteByte(1)));

        Assert.True(error is IOException or UnauthorizedAccessException, error.ToString());
        Assert.Empty(Files());
    }

    private string[] Files() => Directory.GetFiles(Path.GetDirectoryName(Target)!);
}
