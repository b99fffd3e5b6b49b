[assembly: AssemblyFixture(typeof(Docs.WorkingFolder))]

namespace Docs;

/// <summary>Where the snippets run: a folder of their own with the samples' data, so that they can name files as a reader would.</summary>
public sealed class WorkingFolder : IDisposable
{
    private readonly string _before = Environment.CurrentDirectory;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recurrent-docs-");

    public WorkingFolder()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Data")))
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
        Environment.CurrentDirectory = _folder.FullName;
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _folder.Delete(recursive: true);
    }
}
