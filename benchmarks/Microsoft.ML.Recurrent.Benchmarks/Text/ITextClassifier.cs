namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>A way to tell texts of two classes apart, as the benchmark trains and times it.</summary>
internal interface ITextClassifier
{
    /// <summary>Short name, as it stands in metric lines and in the record of results: lower case, no blanks.</summary>
    string Name { get; }

    /// <summary>What the result rests on, in words for the record of results.</summary>
    string Options { get; }

    /// <summary>Whether another seed gives another model, so that several are worth their time.</summary>
    bool DependsOnSeed { get; }

    /// <summary>Trains on one part and chooses by the other.</summary>
    /// <param name="train">Rows to learn from.</param>
    /// <param name="dev">Rows to choose by: strength of the penalty, or when to stop.</param>
    /// <param name="refit">The dev rows come from the training part: once the choices are made, a classifier that can do so trains again on all rows.</param>
    /// <param name="seed">Everything drawn comes from it.</param>
    ITextScorer Fit(IReadOnlyList<TextExample> train, IReadOnlyList<TextExample> dev, bool refit, int seed);
}
