using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Architecture.Tests.Metadata;

/// <summary>A compiled assembly, read but not loaded.</summary>
internal sealed class AssemblyFile : IDisposable
{
    private readonly PEReader _file;

    public AssemblyFile(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        Metadata = _file.GetMetadataReader();
        Name = Metadata.GetString(Metadata.GetAssemblyDefinition().Name);
    }

    public string Name { get; }

    public MetadataReader Metadata { get; }

    public MethodBodyBlock? BodyOf(MethodDefinition method)
        => method.RelativeVirtualAddress == 0 ? null : _file.GetMethodBody(method.RelativeVirtualAddress);

    public void Dispose() => _file.Dispose();
}
