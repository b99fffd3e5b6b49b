using Microsoft.ML.Recurrent.FrozenModels;

namespace Microsoft.ML.Recurrent.Tests.Frozen;

/// <summary>The frozen files beside the tests: a folder per version, in it one per case.</summary>
internal static class FrozenFiles
{
    private static string Root => Path.Combine(AppContext.BaseDirectory, "FrozenModels");

    /// <summary>Every case as "version/name". Of a case that was taken away an incremental build leaves the folder, empty.</summary>
    public static IReadOnlyList<string> Cases { get; } =
        [.. Directory.GetDirectories(Root).SelectMany(Directory.GetDirectories).Where(path => Directory.EnumerateFiles(path).Any()).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>The cases with a model.</summary>
    public static TheoryData<string> Models => Having(folder => folder.Model);

    /// <summary>The cases with an interrupted training.</summary>
    public static TheoryData<string> Trainings => Having(folder => folder.TrainingCheckpoint);

    /// <summary>The cases with a forecast engine.</summary>
    public static TheoryData<string> Engines => Having(folder => folder.EngineCheckpoint);

    public static CaseFolder Folder(string name) => new(Path.Combine(Root, name));

    private static TheoryData<string> Having(Func<CaseFolder, string> file) => [.. Cases.Where(name => File.Exists(file(Folder(name))))];
}
