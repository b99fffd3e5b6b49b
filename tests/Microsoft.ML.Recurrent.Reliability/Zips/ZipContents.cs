using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Microsoft.ML.Recurrent.Reliability.Zips;

/// <summary>The entries of a zip in their order, to be changed and written again; a name may be there twice.</summary>
internal sealed class ZipContents(List<(string Name, byte[] Bytes)> entries)
{
    public List<(string Name, byte[] Bytes)> Entries { get; } = entries;

    public static ZipContents Read(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        return new ZipContents([.. archive.Entries.Select(entry =>
        {
            using Stream stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return (entry.FullName.Replace('\\', '/'), copy.ToArray());
        })]);
    }

    /// <summary>Writes every folder's checksums anew, as whoever changed an entry on purpose would.</summary>
    public void RepairChecksums()
    {
        const string Checksums = "Checksums.txt";
        foreach ((int index, (string name, _)) in Entries.Index().Where(e => e.Item.Name.EndsWith(Checksums, StringComparison.Ordinal)).ToArray())
        {
            string folder = name[..^Checksums.Length];
            string[] ours = ["Network.json", "Weights.safetensors", "Vocabulary.txt"];
            IEnumerable<string> lines = Entries.Where(e => ours.Contains(e.Name[Math.Min(folder.Length, e.Name.Length)..], StringComparer.Ordinal) && e.Name.StartsWith(folder, StringComparison.Ordinal))
                .DistinctBy(e => e.Name).Select(e => $"{Convert.ToHexStringLower(SHA256.HashData(e.Bytes))}  {e.Name[folder.Length..]}\n");
            Entries[index] = (name, Encoding.UTF8.GetBytes(string.Concat(lines)));
        }
    }

    public byte[] ToZip(bool isCompressed = true)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in Entries)
            {
                using Stream stream = archive.CreateEntry(name, isCompressed ? CompressionLevel.Fastest : CompressionLevel.NoCompression).Open();
                stream.Write(bytes);
            }
        }

        return zip.ToArray();
    }
}
