using Docs.Snippets;
using Microsoft.ML;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Sequences;

namespace Docs.Checks;

internal static partial class ProvokedErrors
{
    private static void AddRows()
    {
        s_all["FeatureNotFinite"] = () => s_ml.Recurrent().Lstm(Quick).Fit(Recordings(change: (i, row) => row.Steps[6] = i == 5 ? float.NaN : row.Steps[6]));
        s_all["DimensionConstant"] = () => s_ml.Recurrent().Lstm(Quick).Fit(Recordings(change: (_, row) => row.Steps = [.. row.Steps.Select(_ => 0f)]));
        s_all["LabelConstant"] = () => s_ml.Recurrent().Lstm(Quick with { LabelColumnName = "Wear" }).Fit(Recordings(change: (_, row) => row.Wear = 7));
        s_all["OneClass"] = () => s_ml.Recurrent().Lstm(Quick).Fit(Recordings(faulty: _ => true));
        s_all["NoLabels"] = () => s_ml.Recurrent().Lstm(Quick with { LabelColumnName = "Wear" }).Fit(Recordings(change: (_, row) => row.Wear = float.NaN));
        s_all["NoRows"] = () => s_ml.Recurrent().Lstm(Quick).Fit(Recordings(0));
        s_all["ClassWeightsCount"] = () => s_ml.Recurrent().Lstm(Quick with { ClassWeights = ClassWeights.Of(1, 2, 3) }).Fit(Recordings());
        s_all["LossBlowsUp"] = () => s_ml.Recurrent().Rnn(new RnnOptions
        {
            LabelColumnName = "Wear", FeatureColumnName = "Steps", HiddenSize = 4, Epochs = 50, Seed = 1, Activation = CellActivation.Relu, Optimizer = new SgdOptions { LearningRate = 1e20f },
        }).Fit(Recordings());
    }
}
