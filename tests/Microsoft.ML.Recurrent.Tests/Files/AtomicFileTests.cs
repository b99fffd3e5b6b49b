using Microsoft.ML.Recurrent.Files;
using Microsoft.ML.Recurrent.Tests.Interop;

namespace Microsoft.ML.Recurrent.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => _folder["target.bin"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_OfANewFile_HoldsWhatWasWritten()
    {
        AtomicFile.Write("picture", Target, stream => stream.Write([1, 2, 3]));

        Assert.Equal([1, 2, 3], File.ReadAllBytes(Target));
        Assert.Equal([Target], Files());
    }

    [Fact]
    public void Write_WhileItIsUnderWay_LeavesTheOldFileToReaders()
    {
        File.WriteAllBytes(Target, [9]);

        AtomicFile.Write("picture", Target, stream =>
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

        var error = Assert.Throws<IOException>(() => AtomicFile.Write("picture", Target, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("No space left on device");
        }));

        Assert.Equal(
            $"The picture '{Target}' cannot be written: No space left on device Give a file name in an existing folder that this program may write to, on a disk with space left.",
            error.Message);
        Assert.Equal([9], File.ReadAllBytes(Target));
        Assert.Equal([Target], Files());
    }

    [Fact]
    public void Write_WriterThatFailsOtherwise_LeavesTheOldFileAndTheErrorAsItIs()
    {
        File.WriteAllBytes(Target, [9]);

        Assert.Throws<ArithmeticException>(() => AtomicFile.Write("picture", Target, _ => throw new ArithmeticException()));

        Assert.Equal([9], File.ReadAllBytes(Target));
        Assert.Equal([Target], Files());
    }

    [Fact]
    public void Write_IntoAFolderThatIsNotThere_NamesTheTargetAndNotTheFileBeside()
    {
        string target = Path.Combine(Target, "nowhere", "picture.svg");

        var error = Assert.Throws<IOException>(() => AtomicFile.Write("picture", target, stream => stream.WriteByte(1)));

        Assert.Equal(
            $"The picture '{target}' cannot be written: Could not find a part of the path '{target}'. Give a file name in an existing folder that this program may write to, on a disk with space left.", error.Message);
    }

    [Fact]
    public void Write_OverAFolder_ThrowsAndLeavesNothingBeside()
    {
        Directory.CreateDirectory(Target);

        var error = Assert.Throws<IOException>(() => AtomicFile.Write("picture", Target, stream => stream.WriteByte(1)));

        Assert.StartsWith($"The picture '{Target}' cannot be written: ", error.Message, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public void Write_OfANameAsLongAsNamesMayBe_Succeeds()
    {
        string longest = _folder[new string('n', 255)];

        AtomicFile.Write("picture", longest, stream => stream.WriteByte(1));

        Assert.Equal([1], File.ReadAllBytes(longest));
    }

    [Fact]
    public void DeleteLeftovers_OfATarget_TakesWhatKilledWritesLeftAndNothingElse()
    {
        File.WriteAllBytes(Target, [9]);
        string left = _folder["target.bin.abcdefgh.ijk.writing"];
        string[] others = [_folder["target.bin.old.writing"], _folder["other.bin.abcdefgh.ijk.writing"], _folder["target.bin.abcdefgh.ijk"]];
        foreach (string file in others.Append(left))
            File.WriteAllBytes(file, [1]);

        AtomicFile.DeleteLeftovers(Target);

        Assert.False(File.Exists(left));
        Assert.All([Target, .. others], file => Assert.True(File.Exists(file), file));
    }

    private string[] Files() => Directory.GetFiles(Path.GetDirectoryName(Target)!);
}
