namespace Microsoft.ML.Recurrent.Testing;

/// <summary>
/// The reference data (API lists, data sets, frozen numbers) that lies outside the repository. A test that needs it
/// asks here and is skipped, with the reason, on a machine that does not have it.
/// </summary>
internal static class ReferenceData
{
    public const string Variable = "RECURRENT_REFERENCE_DATA";

    /// <summary>The path of a file or folder of the reference data; skips the running test where there is none.</summary>
    /// <exception cref="FileNotFoundException">The variable is set but the path is not there: a mistake, not a reason to skip.</exception>
    public static string Path(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(
            string.IsNullOrWhiteSpace(root),
            $"{Variable} is not set; this test compares with the reference data in that folder.");
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine([root!, .. parts]));
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new FileNotFoundException($"{Variable} is '{root}', but '{path}' is not there. Point it at the folder that has it.");
        return path;
    }
}
