using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms.Text;

namespace Sentiment;

/// <summary>The linear rival, by ML.NET itself: which words a text holds (<c>FeaturizeText</c>), and a maximum entropy model on them, fitted by L-BFGS.</summary>
/// <remarks>With the defaults of both it is a weak one: characters are read too, punctuation stays on the words, and L1 and L2 are both 1. So it reads words
/// alone, without L1, and how strong L2 is comes from cross-validation on the training texts.</remarks>
/// <param name="Model">From a text to its class.</param>
/// <param name="L2">The strength that it was fitted with.</param>
internal sealed record BagOfWords(ITransformer Model, float L2)
{
    private const int Folds = 5;
    private const string Features = nameof(Features);
    private static readonly float[] Strengths = [0.01f, 0.03f, 0.1f, 0.3f, 1f, 3f];

    /// <param name="ml">Makes the parts.</param>
    /// <param name="training">Texts, and their labels as keys.</param>
    public static BagOfWords Fit(MLContext ml, IDataView training)
    {
        var words = new TextFeaturizingEstimator.Options
        {
            WordFeatureExtractor = new WordBagEstimator.Options { NgramLength = 1 },
            CharFeatureExtractor = null,
            KeepPunctuations = false,
        };
        ITransformer featurizer = ml.Transforms.Text.FeaturizeText(Features, words, nameof(Review.Text)).Fit(training);
        IDataView rows = ml.Data.Cache(featurizer.Transform(training));
        float best = Strengths.MaxBy(l2 => ml.MulticlassClassification.CrossValidate(rows, Trainer(ml, l2), Folds, nameof(Review.Label), seed: 1)
            .Average(fold => fold.Metrics.MicroAccuracy));
        return new(featurizer.Append(Trainer(ml, best).Fit(rows)), best);
    }

    // On one thread, since several would add up in any order.
    private static LbfgsMaximumEntropyMulticlassTrainer Trainer(MLContext ml, float l2) => ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(
        new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = nameof(Review.Label),
            FeatureColumnName = Features,
            L1Regularization = 0,
            L2Regularization = l2,
            NumberOfThreads = 1,
        });
}
