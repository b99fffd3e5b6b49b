using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Tests.Persistence;
using Microsoft.ML.Recurrent.Tests.Sequences;

namespace Microsoft.ML.Recurrent.Tests.Networks;

/// <summary>Layer normalisation inside the cells, from the options of a trainer to a saved model.</summary>
public sealed class LayerNormTests
{
    private readonly MLContext _ml = new();

    public static TheoryData<SequenceOptions> Cells =>
    [
        new RnnOptions { LayerNorm = true, HiddenSize = 5, Layers = 2, Epochs = 2, Seed = 1, Bidirectional = true },
        new LstmOptions { LayerNorm = true, HiddenSize = 5, Layers = 2, Epochs = 2, Seed = 1 },
        new GruOptions { LayerNorm = true, HiddenSize = 5, Epochs = 2, Seed = 1, Bidirectional = true },
        new GruOptions { LayerNorm = true, HiddenSize = 5, Epochs = 2, Seed = 1, ResetGate = ResetGate.BeforeProduct, Bias = BiasForm.Single },
    ];

    [Theory]
    [MemberData(nameof(Cells), DisableDiscoveryEnumeration = true)]
    public void Model_SavedAndLoaded_ScoresTheSameBits(SequenceOptions options)
    {
        RecurrentTransformer model = Fit(options), loaded = SavedModels.SaveAndLoad(model);

        Assert.True(loaded.Model.Spec.LayerNorm);
        Assert.Equal(Scores(model, Data(3, 5, 4)), Scores(loaded, Data(3, 5, 4)));
    }

    [Theory]
    [MemberData(nameof(Cells), DisableDiscoveryEnumeration = true)]
    public void ParameterCount_OfTheSpecification_IsThatOfTheNetwork(SequenceOptions options)
    {
        NetworkSpec spec = options.Network(3, 2);
        using var engine = new ManagedEngine();
        foreach (NetworkSpec each in new[] { spec, spec with { Layers = 3 }, spec with { LayerNorm = false } })
        {
            using var network = new RecurrentNetwork(engine, each);
            Assert.Equal(network.Parameters.Sum(parameter => (long)parameter.Shape.ElementCount), each.ParameterCount);
        }
    }

    [Fact]
    public void Transform_BatchesOfRowsOfManyLengths_ScoreAsEachRowAlone()
    {
        RecurrentTransformer model = Fit(new LstmOptions { LayerNorm = true, HiddenSize = 6, Epochs = 1, Seed = 2, Bidirectional = true });
        IDataView data = Data(2, 5, 3);

        float[] together = Scores(model, data);

        Assert.Equal(together[1..31], Enumerable.Range(1, 30).SelectMany(i => Scores(model, _ml.Data.TakeRows(_ml.Data.SkipRows(data, i), 1))));
    }

    [Theory]
    [InlineData(InitialValues.Keras, 1f)]
    [InlineData(InitialValues.He, 1f)]
    [InlineData(InitialValues.PyTorch, 0f)]
    public void Norms_AtTheStart_ScaleByOneAndShiftTheForgetGateAsABiasWould(InitialValues rule, float forget)
    {
        using var engine = new ManagedEngine();
        using var network = new RecurrentNetwork(engine, new LstmOptions { LayerNorm = true, HiddenSize = 2 }.Network(1, 1));
        network.Initialize(rule, new SeedSequence(1));

        Assert.Equal([0f, 0f, forget, forget, 0f, 0f, 0f, 0f], Read("encoder.norm_ih_l0.bias"));
        Assert.All(Read("encoder.norm_hh_l0.bias"), value => Assert.Equal(0f, value));
        foreach (string norm in new[] { "norm_ih", "norm_hh", "norm_c" })
            Assert.All(Read($"encoder.{norm}_l0.weight"), value => Assert.Equal(1f, value));
        Assert.Contains(Read("encoder.weight_hh_l0"), value => value != 0);

        float[] Read(string name)
        {
            Parameter parameter = network.Parameters.Find(name)!;
            float[] values = new float[parameter.Shape.ElementCount];
            parameter.Read(values);
            return values;
        }
    }

    [Fact]
    public void Training_WithNorms_Learns()
    {
        LstmOptions options = new() { LayerNorm = true, HiddenSize = 8, Epochs = 30, Seed = 1, ValidationFraction = 0.2, ValidationRows = ValidationRows.Last };

        Assert.True(Fit(options).Model.Summary.ValidationLoss < 0.3); // 1 is the variance of the scaled labels
    }

    private RecurrentTransformer Fit(SequenceOptions options) => options switch
    {
        RnnOptions rnn => _ml.Recurrent().Rnn(rnn).Fit(Data(3, 5, 4)),
        LstmOptions lstm => _ml.Recurrent().Lstm(lstm).Fit(Data(3, 5, 4)),
        var gru => _ml.Recurrent().Gru((GruOptions)gru).Fit(Data(3, 5, 4)),
    };

    private IDataView Data(params int[] lengths) => SequenceData.View(_ml, SequenceData.Means(120, lengths), 2, 0, 2);

    private static float[] Scores(RecurrentTransformer model, IDataView data) => model.Transform(data).GetColumn<float>("Score").ToArray();
}
