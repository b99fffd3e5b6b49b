namespace Sentiment;

/// <summary>The linear rival: softmax regression on which words a text holds, in whatever order.</summary>
/// <remarks>Features are 1 where a word occurs and 0 elsewhere, divided by their root so that every text is as long; trained by plain stochastic
/// gradient descent with a falling rate and a little weight decay. Few lines, and hard to beat on few texts.</remarks>
internal sealed class BagOfWords
{
    private const int Epochs = 60;
    private const double FirstRate = 1.0, Decay = 1e-4;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly string[] _classes;
    private readonly double[][] _weights; // [K][V + 1], the constant last

    private BagOfWords(IReadOnlyList<Review> rows)
    {
        foreach (string word in rows.SelectMany(row => Words(row.Text)))
            _words.TryAdd(word, _words.Count);
        _classes = [.. rows.Select(row => row.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _weights = [.. _classes.Select(_ => new double[_words.Count + 1])];
    }

    public static BagOfWords Fit(IReadOnlyList<Review> rows, int seed)
    {
        var model = new BagOfWords(rows);
        int[][] features = [.. rows.Select(row => model.Features(row.Text))];
        int[] labels = [.. rows.Select(row => Array.IndexOf(model._classes, row.Label))];
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        var random = new Random(seed);
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (int row in order)
                model.Step(features[row], labels[row], FirstRate / (1 + epoch));
        }

        return model;
    }

    public string Predict(string text)
    {
        double[] probabilities = Probabilities(Features(text));
        return _classes[Array.IndexOf(probabilities, probabilities.Max())];
    }

    private void Step(int[] features, int label, double rate)
    {
        double[] probabilities = Probabilities(features);
        double size = Size(features);
        for (int k = 0; k < _classes.Length; k++)
        {
            double error = probabilities[k] - (k == label ? 1 : 0);
            foreach (int feature in features)
                _weights[k][feature] -= rate * ((error * size) + (Decay * _weights[k][feature]));
        }
    }

    private double[] Probabilities(int[] features)
    {
        double size = Size(features);
        double[] scores = [.. _weights.Select(weights => size * features.Sum(feature => weights[feature]))];
        double largest = scores.Max();
        double[] powers = [.. scores.Select(score => Math.Exp(score - largest))];
        double sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }

    private int[] Features(string text)
        => [.. Words(text).Where(_words.ContainsKey).Select(word => _words[word]).Distinct(), _words.Count];

    private static double Size(int[] features) => 1 / Math.Sqrt(features.Length);

    private static IEnumerable<string> Words(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool isLetter = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '\'');
            if (isLetter && start < 0)
                start = i;
            if (isLetter || start < 0)
                continue;
            yield return text[start..i].ToLowerInvariant();
            start = -1;
        }
    }
}
