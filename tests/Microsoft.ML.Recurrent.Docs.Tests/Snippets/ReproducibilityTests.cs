using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Sequences;

namespace Docs.Snippets;

public sealed class ReproducibilityTests
{
    private readonly IDataView _windows;

    public ReproducibilityTests()
    {
        var ml = new MLContext(seed: 1);
        IDataView hours = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 200).Select(t => new Hour { Load = 100 + (30 * MathF.Sin(2 * MathF.PI * t / 24)) }).ToArray());
        _windows = ml.Recurrent().Window("Last24", "Load", length: 24, futureColumnName: "Next").Fit(hours).Transform(hours);
    }

    [Fact]
    public void Seed_OfTheOptions_GivesTheSameBitsOnAnyThreadCount()
    {
        IDataView windows = _windows;

        #region Reproducibility.Seed
        var options = new LstmOptions { LabelColumnName = "Next", FeatureColumnName = "Last24", Epochs = 3, Seed = 42 };

        using var one = new ManagedEngine(new ManagedEngineOptions { Threads = 1 });
        using var four = new ManagedEngine(new ManagedEngineOptions { Threads = 4 });
        RecurrentTransformer first = new MLContext().Recurrent(one).Lstm(options).Fit(windows);
        RecurrentTransformer second = new MLContext().Recurrent(four).Lstm(options).Fit(windows);
        float[] a = [.. first.Transform(windows).GetColumn<float>("Score")];
        float[] b = [.. second.Transform(windows).GetColumn<float>("Score")];
        bool same = a.SequenceEqual(b);     // true: not near, equal
        #endregion

        Assert.True(same, "Equal bits.");
    }

    [Fact]
    public void Seed_DrawnFromTheContext_StandsInTheSummary()
    {
        IDataView windows = _windows;
        var options = new LstmOptions { LabelColumnName = "Next", FeatureColumnName = "Last24", HiddenSize = 4, Epochs = 1 };

        #region Reproducibility.Summary
        RecurrentTransformer model = new MLContext().Recurrent().Lstm(options).Fit(windows);       // no seed anywhere
        RecurrentTransformer again = new MLContext().Recurrent().Lstm(options with { Seed = model.Model.Summary.Seed }).Fit(windows);
        #endregion

        Assert.Equal(model.Transform(windows).GetColumn<float>("Score"), again.Transform(windows).GetColumn<float>("Score"));
    }
}
