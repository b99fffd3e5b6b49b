using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sentiment;

/// <summary>From the rows that are learnt to the n-grams of a network and their log-count ratios.</summary>
/// <param name="examples">Rows of tokens; a target is 0 or 1, or the number of a class.</param>
/// <param name="vocabularySize">V.</param>
/// <param name="outputs">K: 1 for two classes.</param>
/// <param name="steps">As many as are planned.</param>
/// <param name="learningRate">Of these.</param>
internal sealed class NgramLearning(IExamples examples, int vocabularySize, int outputs, long steps, float learningRate)
{
    // A pair of one text says nothing of others; and the optimizer passes over the whole table in every step.
    private const int FewestTexts = 2, LargestTable = 1 << 20;

    // Adam moves a weight by about its rate in each step, so the factor on the ratios says how far weights get: as far whatever the number of steps. At 0.002, a factor
    // of 5 for 1 000 steps did well on small sets, 1 for 4 000 on a large one; much more is overconfident, much less is not done when training ends.
    private const float Distance = 10, LongestStep = 0.01f;

    private int[] _row = [];

    /// <param name="longest">1: tokens; 2: pairs as well.</param>
    public NgramIndex Learn(int longest)
    {
        if (longest < 2)
            return new NgramIndex(vocabularySize, []);
        var texts = new Dictionary<(int First, int Second), int>();
        var seen = new HashSet<(int, int)>();
        for (int example = 0; example < examples.Count; example++)
        {
            seen.Clear();
            ReadOnlySpan<int> tokens = Tokens(example);
            for (int t = 1; t < tokens.Length; t++)
            {
                (int First, int Second) pair = (tokens[t - 1], tokens[t]);
                if (pair is { First: > 0, Second: > 0 } && seen.Add(pair))
                    texts[pair] = texts.GetValueOrDefault(pair) + 1;
            }
        }

        int most = Math.Max(0, (LargestTable / outputs) - vocabularySize);
        return new NgramIndex(vocabularySize, [.. texts.Where(pair => pair.Value >= FewestTexts).OrderByDescending(pair => pair.Value).Take(most).Select(pair => pair.Key)]);
    }

    /// <summary>Writes the log-count ratios of a network's n-grams: <c>log((p/|p|)/(q/|q|))</c>, p and q being 1 + the texts of the class, of all others, that hold it.</summary>
    public void FillRatios(RecurrentNetwork network)
    {
        NgramIndex ngrams = network.Ngrams!;
        int count = ngrams.Count;
        float[] holding = new float[count * outputs], all = new float[count];
        List<int> found = [];
        float[] target = new float[1];
        for (int example = 0; example < examples.Count; example++)
        {
            ngrams.Find(Tokens(example), found);
            examples.CopyTarget(example, target);
            int output = outputs == 1 ? 0 : (int)target[0];
            bool counts = outputs > 1 || target[0] > 0.5f;
            foreach (int ngram in found)
            {
                all[ngram]++;
                if (counts)
                    holding[(ngram * outputs) + output]++;
            }
        }

        network.Bag!.Ratio.Write(Ratios(holding, all));
    }

    private float[] Ratios(float[] holding, float[] all)
    {
        var ratios = new float[holding.Length];
        float gain = Math.Min(LongestStep, Distance / steps) / learningRate;
        for (int k = 0; k < outputs; k++)
        {
            double p = 0, q = 0;
            for (int n = 1; n < all.Length; n++)
            {
                p += 1 + holding[(n * outputs) + k];
                q += 1 + all[n] - holding[(n * outputs) + k];
            }

            double sums = Math.Log(p / q);
            for (int n = 1; n < all.Length; n++)
            {
                double own = 1 + holding[(n * outputs) + k], others = 1 + all[n] - holding[(n * outputs) + k];
                ratios[(n * outputs) + k] = gain * (float)(Math.Log(own / others) - sums);
            }

            ratios[k] = 1; // the bias
        }

        return ratios;
    }

    private ReadOnlySpan<int> Tokens(int example)
    {
        int length = examples.LengthOf(example);
        if (_row.Length < length)
            _row = new int[length];
        for (int t = 0; t < length; t++)
            _row[t] = examples.TokenAt(example, t);
        return _row.AsSpan(0, length);
    }
}
