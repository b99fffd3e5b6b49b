#region Engines.Usings
using Microsoft.ML;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Sequences;
#endregion
#region Engines.TorchUsings
using Microsoft.ML.Recurrent.TorchSharp;
#endregion
using Microsoft.ML.Data;

namespace Docs.Snippets;

public sealed class EnginesTests
{
    private static readonly LstmOptions s_options = new() { LabelColumnName = "Next", FeatureColumnName = "Last24", HiddenSize = 8, Epochs = 2, Seed = 1 };

    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _windows;

    public EnginesTests()
    {
        IDataView hours = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 200).Select(t => new Hour { Load = 100 + (30 * MathF.Sin(2 * MathF.PI * t / 24)) }).ToArray());
        _windows = _ml.Recurrent().Window("Last24", "Load", length: 24, futureColumnName: "Next").Fit(hours).Transform(hours);
    }

    [Fact]
    public void Managed_WithOneThread_GivesTheBitsOfTheDefault()
    {
        (MLContext ml, IDataView windows, LstmOptions options) = (_ml, _windows, s_options);

        #region Engines.Managed
        using var engine = new ManagedEngine(new ManagedEngineOptions { Threads = 1 });    // leaves the other processors to others
        RecurrentTransformer model = ml.Recurrent(engine).Lstm(options).Fit(windows);
        Console.WriteLine(model.Model.Engine);                                             // what it computes with: engine, device, instruction set, threads
        #endregion

        Assert.Equal(("managed", "cpu", 1), (model.Model.Engine.Name, model.Model.Engine.Device, model.Model.Engine.Threads));
        Assert.Equal(Scores(ml.Recurrent().Lstm(options).Fit(windows)), Scores(model));
    }

    [Fact]
    public void TorchSharp_WhereItCanRun_TrainsAndTheManagedEngineScores()
    {
        (MLContext ml, IDataView windows, LstmOptions options) = (_ml, _windows, s_options);
        Assert.SkipUnless(TorchSharpEngine.CanRun(TorchDevice.Cpu, out string? missing), missing ?? "");

        #region Engines.Torch
        TorchDevice device = TorchSharpEngine.CanRun(TorchDevice.Cuda(0), out string? why) ? TorchDevice.Cuda(0) : TorchDevice.Cpu;
        using var torch = new TorchSharpEngine(device);                       // keep it for the life of the program
        RecurrentTransformer trained = ml.Recurrent(torch).Lstm(options).Fit(windows);

        ml.Model.Save(trained, windows.Schema, "trained-on-torch.zip");
        ITransformer managed = ml.Model.Load("trained-on-torch.zip", out _);  // scores on the managed engine, without libtorch
        ITransformer again = managed.WithEngine(torch);                       // or on torch again; reaches into chains
        #endregion

        Assert.True(device.IsCuda || why is not null, "One of both.");
        Assert.Equal(Scores(trained), Scores(again));
        Assert.All(Scores(trained).Zip(Scores(managed)), pair => Assert.Equal(pair.First, pair.Second, 1e-3f));
    }

    [Fact]
    public void Fallback_WhereLibtorchIsMissing_ComputesOnTheManagedEngine()
    {
        MLContext ml = _ml;

        #region Engines.Fallback
        using var engine = new TorchSharpEngine(new TorchSharpEngineOptions { Device = TorchDevice.Cuda(0), FallsBackToManaged = true, Context = ml });
        #endregion

        string expected = TorchSharpEngine.CanRun(TorchDevice.Cuda(0), out _) ? "torchsharp" : "managed";
        Assert.Equal(expected, engine.Description.Name);
    }

    private float[] Scores(ITransformer model) => [.. model.Transform(_windows).GetColumn<float>("Score")];
}
