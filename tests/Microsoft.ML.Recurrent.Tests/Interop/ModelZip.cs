using System.IO.Compression;
using System.Text;

namespace Microsoft.ML.Recurrent.Tests.Interop;

/// <summary>Looks into model zips, and damages them.</summary>
internal static class ModelZip
{
    /// <summary>Every entry's bytes by name.</summary>
    public static SortedDictionary<string, byte[]> Entries(string path)
    {
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using ZipArchive zip = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using Stream stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            entries.Add(entry.FullName.Replace('\\', '/'), copy.ToArray());
        }

        return entries;
    }

    /// <summary>Rewrites a text entry, the only one whose name ends so.</summary>
    public static void Edit(string path, string nameEnd, Func<string, string> edit)
    {
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Update);
        ZipArchiveEntry old = zip.Entries.Single(entry => entry.FullName.EndsWith(nameEnd, StringComparison.Ordinal));
        string name = old.FullName;
        // A change on purpose: the checksums would tell.
        zip.GetEntry(name[..^old.Name.Length] + "Checksums.txt")?.Delete();
        string text;
        using (var reader = new StreamReader(old.Open(), Encoding.UTF8))
            text = reader.ReadToEnd();
        old.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(edit(text));
    }

    public static void Remove(string path, string nameEnd)
    {
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Update);
        zip.Entries.Single(entry => entry.FullName.EndsWith(nameEnd, StringComparison.Ordinal)).Delete();
    }
}
