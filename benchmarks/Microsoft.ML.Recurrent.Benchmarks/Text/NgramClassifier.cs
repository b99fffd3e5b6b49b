using System.Globalization;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>The bar: logistic regression on which words and pairs of words a text holds, plain or weighted by naive Bayes' log-count ratios.</summary>
/// <remarks>The weighting is Wang &amp; Manning's (2012, aclanthology.org/P12-2018), with logistic regression for their support vector machine.</remarks>
internal sealed class NgramClassifier(bool isWeighted) : ITextClassifier
{
    private static readonly double[] Costs = [0.01, 0.1, 1, 10];

    public string Name => isWeighted ? "nb_bigrams" : "bigrams";

    public string Options =>
        $"binary 1- and 2-grams{(isWeighted ? " scaled by log-count ratios" : "")}, L2 logistic regression, C of 0.01, 0.1, 1, 10 by dev, then all training rows where dev was cut from them";

    public bool DependsOnSeed => false;

    public ITextScorer Fit(IReadOnlyList<TextExample> train, IReadOnlyList<TextExample> dev, bool refit, int seed)
    {
        var data = new NgramData(train, isWeighted);
        (double cost, NgramScorer best) = (0, null!);
        int bestCorrect = -1;
        foreach (double candidate in Costs)
        {
            NgramScorer scorer = data.Fit(candidate, seed, string.Create(CultureInfo.InvariantCulture, $"C={candidate}"));
            int correct = Accuracy.Correct(scorer, dev);
            if (correct > bestCorrect)
                (cost, best, bestCorrect) = (candidate, scorer, correct);
        }

        return refit ? new NgramData([.. train, .. dev], isWeighted).Fit(cost, seed, best.Choice) : best;
    }
}
