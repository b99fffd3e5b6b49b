using System.Reflection;
using Microsoft.ML.TorchSharp;
using Microsoft.ML.TorchSharp.NasBert;
using TorchApi = global::TorchSharp.torch;

namespace Microsoft.ML.Recurrent.BesideMLNetTorchSharp.Tests;

/// <summary>What docs/text-classification.md says about ML.NET's own TorchSharp trainers today.</summary>
public sealed class TextClassificationTests
{
    private const string WhenItIsMended =
        "ML.NET's text classification computes on this TorchSharp: its fault is mended. Say so in docs/text-classification.md and docs/decisions/0009-torchsharp.md, and replace this test by one in which both train in one program.";

    /// <summary>Its trainer would download a pretrained network; the same network with other weights fails as that one does.</summary>
    [Fact]
    public void TextClassification_OnTheTorchSharpThatBothGet_FailsForTensorsItHasDisposed()
    {
        var options = new NasBertTrainer.NasBertOptions { TaskType = BertTaskType.TextClassification };
        Type network = typeof(TorchSharpCatalog).Assembly.GetType("Microsoft.ML.TorchSharp.NasBert.Models.ModelForPrediction", throwOnError: true)!;
        const int padding = 1, symbols = 100, classes = 2;
        object model = network.GetConstructors().Single().Invoke([options, padding, symbols, classes]);
        TorchApi.Tensor tokens = TorchApi.ones(1, 5, dtype: TorchApi.ScalarType.Int64);

        Exception? error = Record.Exception(() => network.GetMethod("forward")!.Invoke(model, BindingFlags.DoNotWrapExceptions, null, [tokens, null], null));

        Assert.True(error is not null, WhenItIsMended);
        Assert.IsType<InvalidOperationException>(error);
        Assert.Contains("Tensor invalid -- empty handle", error.Message, StringComparison.Ordinal);
    }
}
