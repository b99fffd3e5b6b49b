namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>Training texts as n-grams, with the scale of each.</summary>
internal sealed class NgramData
{
    private readonly NgramVocabulary _vocabulary = new();
    private readonly SparseRows _rows;
    private readonly bool[] _isPositive;
    private readonly double[] _squaredScales;

    public NgramData(IReadOnlyList<TextExample> examples, bool isWeighted)
    {
        _rows = _vocabulary.Learn(examples);
        _isPositive = [.. examples.Select(e => e.IsPositive)];
        _squaredScales = isWeighted ? SquaredLogCountRatios() : [.. Enumerable.Repeat(1.0, _vocabulary.Count)];
    }

    public NgramScorer Fit(double cost, int seed, string choice) =>
        new(_vocabulary, LogisticRegression.Fit(_rows, _isPositive, _squaredScales, cost, seed), choice);

    // r = log((p/|p|₁) / (q/|q|₁)) with p, q = 1 + the positive, negative texts that hold the n-gram.
    private double[] SquaredLogCountRatios()
    {
        double[] p = [.. Enumerable.Repeat(1.0, _vocabulary.Count)], q = [.. p];
        for (int row = 0; row < _rows.Count; row++)
        {
            double[] counts = _isPositive[row] ? p : q;
            foreach (int column in _rows[row])
                counts[column]++;
        }

        double sums = Math.Log(p.Sum() / q.Sum());
        return [.. p.Zip(q, (positive, negative) => Math.Pow(Math.Log(positive / negative) - sums, 2))];
    }
}
