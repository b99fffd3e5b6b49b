using Microsoft.ML.Recurrent.Engines.Managed;

namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>Something that is saved once, with what came of it, and that every later version must read to the same end.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Description">What it covers, in one line.</param>
internal abstract record FrozenCase(string Name, string Description)
{
    /// <summary>Writes the case's folder, whole or not at all.</summary>
    /// <param name="target">The folder that the case's own is made in.</param>
    public void Write(string target)
    {
        DirectoryInfo draft = Directory.CreateDirectory(Path.Combine(target, $".{Name}"));
        try
        {
            var folder = new CaseFolder(draft.FullName);
            Manifest manifest = Fill(new MLContext(seed: 1), folder, Manifest.Of(this, InstructionSet()));
            manifest.Write(folder.Manifest);
            draft.MoveTo(Path.Combine(target, Name));
        }
        catch
        {
            draft.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>The name of the vector instructions that the default engine computes with here.</summary>
    public static string InstructionSet()
    {
        using var engine = new ManagedEngine();
        return engine.Description.InstructionSet;
    }

    /// <summary>Makes the files.</summary>
    /// <param name="ml">Of this case alone: seeds that are drawn from it follow from nothing else.</param>
    /// <param name="folder">Takes the files.</param>
    /// <param name="manifest">What is said of every case.</param>
    /// <returns>The manifest, with what this kind of case adds.</returns>
    protected abstract Manifest Fill(MLContext ml, CaseFolder folder, Manifest manifest);
}
