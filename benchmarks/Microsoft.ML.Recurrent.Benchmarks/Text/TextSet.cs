namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>A set of texts in its three parts, which are the same in every run.</summary>
/// <param name="IsDevCutFromTrain">The set brings no dev part: one was cut from the training rows, and may be trained on once the choices are made.</param>
internal sealed record TextSet(
    string Name, IReadOnlyList<TextExample> Train, IReadOnlyList<TextExample> Dev, IReadOnlyList<TextExample> Test, bool IsDevCutFromTrain)
{
    private const int Tenth = 10;

    /// <summary>A set without a dev part: rows 9, 19, 29, ... of the training rows become it.</summary>
    public static TextSet CuttingDev(string name, IReadOnlyList<TextExample> train, IReadOnlyList<TextExample> test) => new(
        name,
        [.. train.Where((_, row) => row % Tenth != Tenth - 1)],
        [.. train.Where((_, row) => row % Tenth == Tenth - 1)],
        test,
        IsDevCutFromTrain: true);
}
