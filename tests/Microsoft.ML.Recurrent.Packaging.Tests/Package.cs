using System.IO.Compression;
using System.Xml.Linq;

namespace Microsoft.ML.Recurrent.Packaging.Tests;

/// <summary>What lies in a package.</summary>
public sealed class Package
{
    public Package(string path)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        Files = zip.Entries.ToDictionary(entry => entry.FullName, Read);
        Times = [.. zip.Entries.Select(entry => entry.LastWriteTime.DateTime).Distinct()];
        using var nuspec = new MemoryStream(Files.Single(file => file.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value);
        XElement metadata = XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        Metadata = metadata.Elements().Where(element => !element.HasElements).ToDictionary(element => element.Name.LocalName, element => element.Value);
        License = metadata.Elements().Single(element => element.Name.LocalName == "license").Attribute("type")!.Value;
        Dependencies = [.. metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(Text)];
        Frameworks = [.. metadata.Descendants().Where(element => element.Name.LocalName == "group").Select(group => group.Attribute("targetFramework")!.Value)];
    }

    public IReadOnlyDictionary<string, byte[]> Files { get; }

    public IReadOnlyList<DateTime> Times { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>How the licence is named: expression or file.</summary>
    public string License { get; }

    /// <summary>Each as "id range".</summary>
    public IReadOnlyList<string> Dependencies { get; }

    public IReadOnlyList<string> Frameworks { get; }

    private static string Text(XElement dependency) => $"{dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}";

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
