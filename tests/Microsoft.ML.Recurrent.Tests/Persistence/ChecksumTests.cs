using System.IO.Compression;
using System.Text;
using Microsoft.ML.Recurrent.Sequences;

namespace Microsoft.ML.Recurrent.Tests.Persistence;

/// <summary>The checksums of a model folder: a flipped bit is no other model.</summary>
public sealed class ChecksumTests
{
    private static readonly byte[] Zip = SavedModels.Save(SavedModels.Sequencer(new LstmOptions { HiddenSize = 4 }));

    [Theory]
    [InlineData("Weights.safetensors")]
    [InlineData("Network.json")]
    public void Load_OfAnEntryWithOneBitFlipped_NamesTheEntry(string entry)
    {
        byte[] damaged = Change(Zip, entry, bytes =>
        {
            // Of a weight the lowest bit, of a seed a digit: each gives a sound model, and another one.
            int place = entry == "Network.json" ? bytes.AsSpan().IndexOf("\"seed\": -8"u8) + 9 : bytes.Length - 4;
            bytes[place] ^= 1;
            return bytes;
        });

        Exception error = SavedModels.LoadError(damaged);

        Assert.IsType<InvalidDataException>(error);
        Assert.Equal(
            $"{entry} of the model does not match its checksum in Checksums.txt. The file is damaged; save the model again. Whoever changed the entry on purpose takes Checksums.txt out.",
            error.Message);
    }

    [Fact]
    public void Load_OfChecksumsThatAreNone_SaysSo()
    {
        Exception error = SavedModels.LoadError(Change(Zip, "Checksums.txt", _ => "no checksum\n"u8.ToArray()));

        Assert.IsType<InvalidDataException>(error);
        Assert.Contains("Checksums.txt of the model cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WithoutChecksums_Loads()
        => Assert.IsType<RecurrentTransformer>(SavedModels.Load(SavedModels.Edit(Zip, "Network.json", bytes => bytes)));

    [Fact]
    public void Save_OfAModel_WritesWhatSha256SumReads()
    {
        SortedDictionary<string, byte[]> entries = SavedModels.Entries(Zip);
        string folder = entries.Keys.Single(key => key.EndsWith("Checksums.txt", StringComparison.Ordinal))[..^"Checksums.txt".Length];

        string expected = string.Concat(new[] { "Network.json", "Weights.safetensors" }
            .Select(name => $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(entries[folder + name]))}  {name}\n"));
        Assert.Equal(expected, Encoding.UTF8.GetString(entries[folder + "Checksums.txt"]));
    }

    [Fact]
    public void Load_OfAnEntryThatCannotBeUnpacked_NamesTheEntry()
    {
        byte[] damaged = [.. Zip];
        using (var archive = new ZipArchive(new MemoryStream(Zip)))
        {
            // The packed bytes follow the second mention of a name at most; here the first, in the local header.
            string full = archive.Entries.Single(e => e.Name == "Weights.safetensors").FullName;
            int data = damaged.AsSpan().IndexOf(Encoding.UTF8.GetBytes(full)) + full.Length;
            damaged.AsSpan(data, 40).Fill(0xFF);
        }

        Exception error = SavedModels.LoadError(damaged);

        Assert.IsType<InvalidDataException>(error);
        Assert.Contains("Weights.safetensors of the model", error.Message, StringComparison.Ordinal);
        Assert.Contains("The file is damaged; save the model again.", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Change(byte[] zip, string name, Func<byte[], byte[]> change)
    {
        SortedDictionary<string, byte[]> entries = SavedModels.Entries(zip);
        string full = entries.Keys.Single(key => key.EndsWith("/" + name, StringComparison.Ordinal));
        entries[full] = change(entries[full]);
        using var changed = new MemoryStream();
        using (var archive = new ZipArchive(changed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string entry, byte[] bytes) in entries)
            {
                using Stream stream = archive.CreateEntry(entry).Open();
                stream.Write(bytes);
            }
        }

        return changed.ToArray();
    }
}
