using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace Microsoft.ML.Recurrent.Packaging.Tests;

/// <summary>What a user gets: both packages, opened.</summary>
public sealed class PackageTests(PackedTwice packed) : IClassFixture<PackedTwice>
{
    public static TheoryData<string> Packages => [PackedTwice.Library, PackedTwice.TorchSharp];

    /// <summary>Assemblies beyond .NET's, and the package that each comes with.</summary>
    private static readonly Dictionary<string, string> s_providers = new(StringComparer.Ordinal)
    {
        ["Microsoft.ML.DataView"] = "Microsoft.ML",
        ["Microsoft.ML.Core"] = "Microsoft.ML",
        ["Microsoft.ML.Data"] = "Microsoft.ML",
        ["Microsoft.ML.Tokenizers"] = "Microsoft.ML.Tokenizers",
        ["Microsoft.ML.Recurrent"] = PackedTwice.Library,
        ["TorchSharp"] = "TorchSharp",
    };

    [Fact]
    public void Library_Dependencies_AreMLNetAndItsTokenizers()
        => Assert.Equal(["Microsoft.ML [5.0.1, 7.0.0)", "Microsoft.ML.Tokenizers [2.0.1, 4.0.0)"], Open(PackedTwice.Library).Dependencies);

    [Fact]
    public void TorchSharpEngine_Dependencies_AreTheLibraryOfItsVersionAndTorchSharp()
        => Assert.Equal([$"{PackedTwice.Library} [{Build.Version}]", "TorchSharp 0.107.0"], Open(PackedTwice.TorchSharp).Dependencies);

    [Theory, MemberData(nameof(Packages))]
    public void Package_AssembliesReferenced_ComeWithADependency(string name)
    {
        Package package = Open(name);
        using var assembly = new PEReader([.. Assembly(package, name)]);
        MetadataReader reader = assembly.GetMetadataReader();
        string[] references = [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)).Where(reference => !reference.StartsWith("System.", StringComparison.Ordinal))];

        // The library's own dependencies come along with it.
        IEnumerable<string> declared = package.Dependencies.Concat(Open(PackedTwice.Library).Dependencies).Select(dependency => dependency.Split(' ')[0]);
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Contains(s_providers[reference], declared));
    }

    [Theory, MemberData(nameof(Packages))]
    public void Package_Files_AreTheLibraryItsDocumentationAndNothingElse(string name)
    {
        Package package = Open(name);
        string assembly = PackedTwice.AssemblyOf(name);

        string[] own = [.. package.Files.Keys.Where(file => file is not "[Content_Types].xml" && !file.StartsWith("_rels/", StringComparison.Ordinal) && !file.StartsWith("package/", StringComparison.Ordinal))];
        Assert.Equal(["LICENSE", "README.md", $"{name}.nuspec", "icon.png", $"lib/net10.0/{assembly}.dll", $"lib/net10.0/{assembly}.xml"], own.Order(StringComparer.Ordinal));
        Assert.Equal(["net10.0"], package.Frameworks);
    }

    [Theory, MemberData(nameof(Packages))]
    public void Package_Metadata_NamesWhatLiesInIt(string name)
    {
        Package package = Open(name);

        Assert.Equal(name, package.Metadata["id"]);
        Assert.Equal(Build.Version, package.Metadata["version"]);
        Assert.Equal("README.md", package.Metadata["readme"]);
        Assert.Equal("icon.png", package.Metadata["icon"]);
        Assert.Equal(("expression", "MIT"), (package.License, package.Metadata["license"]));
        Assert.NotEmpty(package.Metadata["description"]);
        Assert.NotEmpty(package.Metadata["authors"]);
    }

    [Theory, MemberData(nameof(Packages))]
    public void Package_ReadmeLicenceIconAndDocumentation_AreWhatTheySay(string name)
    {
        Package package = Open(name);

        Assert.StartsWith($"# {name}\n", Text(package, "README.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("](docs/", Text(package, "README.md"), StringComparison.Ordinal);
        Assert.StartsWith("MIT License", Text(package, "LICENSE"), StringComparison.Ordinal);
        ReadOnlySpan<byte> icon = package.Files["icon.png"];
        Assert.True(icon[1..4].SequenceEqual("PNG"u8) && icon[16..24].SequenceEqual<byte>([0, 0, 0, 128, 0, 0, 0, 128]));
        string assembly = PackedTwice.AssemblyOf(name);
        XElement documentation = XDocument.Parse(Text(package, $"lib/net10.0/{assembly}.xml")).Root!;
        Assert.Equal(assembly, documentation.Element("assembly")!.Element("name")!.Value);
        Assert.NotEmpty(documentation.Element("members")!.Elements("member"));
    }

    [Theory, MemberData(nameof(Packages))]
    public void Package_AnyFile_NamesNoPathOfThisMachine(string name)
    {
        Package package = Open(name);
        Dictionary<string, byte[]> searched = new(package.Files, StringComparer.Ordinal) { ["symbols"] = Symbols.Bytes(Assembly(package, name)) };

        foreach (string path in Paths())
        {
            byte[][] spellings = [Encoding.UTF8.GetBytes(path), Encoding.Unicode.GetBytes(path)];
            foreach ((string file, byte[] bytes) in searched)
                Assert.All(spellings, spelling => Assert.True(bytes.AsSpan().IndexOf(spelling) < 0, $"{file} holds {path}"));
        }
    }

    [Theory, MemberData(nameof(Packages))]
    public void Package_Symbols_LieInTheAssemblyAndStartAtTheRepository(string name)
    {
        byte[] assembly = Assembly(Open(name), name);

        Assert.True(Symbols.AreEmbedded(assembly));
        IReadOnlyList<string> documents = Symbols.Documents(assembly);
        Assert.Contains(documents, document => document.StartsWith($"/_/src/{PackedTwice.AssemblyOf(name)}/", StringComparison.Ordinal));
        Assert.All(documents, document => Assert.StartsWith("/_", document, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Packages))]
    public void Package_MadeTwice_IsTheSameBytes(string name)
    {
        Package first = Open(name), second = new(PackedTwice.PathOf(packed.Second, name));
        Assert.SkipWhen(first.Times.Count > 1 || first.Times[0] != new DateTime(2026, 1, 1),
            "This SDK writes the clock into packages; 10.0.400 or later does not.");

        Assert.Equal(first.Files.Keys, second.Files.Keys);
        Assert.True(File.ReadAllBytes(PackedTwice.PathOf(packed.First, name)).AsSpan().SequenceEqual(File.ReadAllBytes(PackedTwice.PathOf(packed.Second, name))));
    }

    private static byte[] Assembly(Package package, string name) => package.Files[$"lib/net10.0/{PackedTwice.AssemblyOf(name)}.dll"];

    private static string Text(Package package, string file) => Encoding.UTF8.GetString(package.Files[file]);

    /// <summary>Where this machine builds, in both spellings of a path.</summary>
    private static IEnumerable<string> Paths()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new[] { Build.RepositoryRoot, Path.TrimEndingDirectorySeparator(home) + Path.DirectorySeparatorChar }
            .Where(path => path.Length > 2)
            .SelectMany(path => new[] { path, path.Replace('\\', '/') })
            .Distinct(StringComparer.Ordinal);
    }

    private Package Open(string name)
    {
        Assert.SkipWhen(Build.Configuration != "Release", "Packages are made of a Release build.");
        return packed.Open(name);
    }
}
