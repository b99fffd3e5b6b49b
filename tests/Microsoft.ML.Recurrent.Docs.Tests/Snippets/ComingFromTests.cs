using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Persistence;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Training;

namespace Docs.Snippets;

/// <summary>From Keras, and from PyTorch.</summary>
public sealed class ComingFromTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _recordings;

    public ComingFromTests()
    {
        _recordings = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(i =>
            new Recording { Steps = [.. Enumerable.Range(i, 40).Select(x => MathF.Sin(x))], Faulty = i % 3 == 0, Wear = i }).ToArray());
    }

    [Fact]
    public void Keras_ItsModelInOurTerms_HasItsParameters()
    {
        (MLContext ml, IDataView recordings) = (_ml, _recordings);

        #region Keras.Model
        RecurrentTrainer trainer = ml.Recurrent().Lstm(new LstmOptions
        {
            FeatureColumnName = "Steps",                          // Input(shape=(20, 2))
            LabelColumnName = "Faulty",                           // a Boolean label: Dense(1, activation="sigmoid") and binary_crossentropy
            HiddenSize = 32,                                      // Bidirectional(LSTM(32))
            Bidirectional = true,
            Bias = BiasForm.Single,                               // Keras has one bias vector per gate
            Dropout = new DropoutOptions { Head = 0.5f },         // Dropout(0.5) before the Dense layer
            Optimizer = new AdamOptions { LearningRate = 0.001f, Epsilon = 1e-7f },    // optimizer="adam"
            Epochs = 3,
            BatchSize = 32,                                       // fit(epochs=3, batch_size=32,
            ValidationFraction = 0.2,                             //     validation_split=0.2,
            ValidationRows = ValidationRows.Last,                 //     of which Keras takes the last rows
            Patience = 2,                                         //     callbacks=[EarlyStopping(patience=2, restore_best_weights=True)])
        });
        #endregion

        // What summary() says of it: 2 × (4 × 32 × (2 + 32 + 1)) and 64 + 1.
        Assert.Equal((2 * 4 * 32 * 35) + 65, trainer.Fit(recordings).Model.TrainedParameterCount);
    }

    [Fact]
    public void Keras_ItsLayoutOfWeights_GoesBothWays()
    {
        (MLContext ml, IDataView recordings) = (_ml, _recordings);
        RecurrentTransformer model = ml.Recurrent().Gru(new GruOptions { LabelColumnName = "Wear", FeatureColumnName = "Steps", Bias = BiasForm.Single, Epochs = 1 }).Fit(recordings);

        #region Keras.Weights
        model.ExportWeights("keras.safetensors", WeightLayout.Keras);
        RecurrentTransformer same = model.ImportWeights("keras.safetensors", WeightLayout.Keras);
        #endregion

        Assert.Equal(model.Transform(recordings).GetColumn<float>("Score"), same.Transform(recordings).GetColumn<float>("Score"));
    }

    [Fact]
    public void PyTorch_ItsModuleInOurTerms_HasItsParameters()
    {
        (MLContext ml, IDataView recordings) = (_ml, _recordings);

        #region PyTorch.Model
        RecurrentTrainer trainer = ml.Recurrent().Lstm(new LstmOptions
        {
            FeatureColumnName = "Steps",                                        // [T, 2] per row; batches are made inside
            LabelColumnName = "Wear",                                           // a Single label: Linear(H, 1) and MSELoss
            HiddenSize = 64,                                                    // nn.LSTM(2, 64,
            Layers = 2,                                                         //     num_layers=2,
            Dropout = new DropoutOptions { BetweenLevels = 0.2f },              //     dropout=0.2)
            InitialValues = InitialValues.PyTorch,                              // uniform within 1/sqrt(H)
            Optimizer = new AdamWOptions { LearningRate = 1e-3f },              // optim.AdamW(net.parameters(), lr=1e-3)
            Schedule = new CosineSchedule(),                                    // lr_scheduler.CosineAnnealingLR, here batch by batch
            ClipNorm = 1f,                                                      // clip_grad_norm_(net.parameters(), 1.0)
            Scaling = Scaling.None,                                             // the data are scaled already, as PyTorch would need them
            Epochs = 2,
        });
        #endregion

        // sum(p.numel() for p in net.parameters()): 4·64·(2 + 64 + 2), 4·64·(64 + 64 + 2), 64 + 1.
        Assert.Equal((256 * 68) + (256 * 130) + 65, trainer.Fit(recordings).Model.TrainedParameterCount);
    }
}
