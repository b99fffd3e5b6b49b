using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Tests.Interop;
using Microsoft.ML.Recurrent.Tests.Sequences;

namespace Microsoft.ML.Recurrent.Tests.Persistence;

/// <summary>What docs/exchange.md shows, run as it stands there; that its C# is this file's, the tests of the pages see to.</summary>
public sealed partial class ExchangeWithPyTorchTests
{
    private const int Length = 5;

    /// <summary>Where the package itself is missing, the small module beside these tests serves.</summary>
    private static readonly string s_begin = $"""
        import json, sys
        try:
            import safetensors
        except ImportError:
            sys.path.insert(0, {JsonSerializer.Serialize(Path.Combine(AppContext.BaseDirectory, "Persistence", "Python"))})
        import torch
        torch.manual_seed(5)

        """;

    private static readonly string s_guide = Resource("exchange.md");

    private readonly List<SequenceRow> _sequences = SequenceData.Means(20, Length);

    [Fact]
    public void PyTorchsWeights_Imported_GivePyTorchsOutputs()
    {
        using var folder = new TemporaryFolder();
        double[] expected = Outputs(folder, Python("class Net"), Python("save_file("));
        var ml = new MLContext();
        IDataView rows = SequenceData.View(ml, _sequences, outputs: 2, Length, 2);
        string path = folder["weights.safetensors"];

        #region Exchange.Import
        var options = new LstmOptions { HiddenSize = 6, Scaling = Scaling.None, Epochs = 1 };
        RecurrentTransformer shape = ml.Recurrent().Lstm(options).Fit(rows);           // a pass over some rows gives the network its sizes
        RecurrentTransformer model = shape.ImportWeights(path);                        // the same model with PyTorch's weights
        #endregion

        AssertNear(expected, Scores(model, rows));
        Assert.True(expected.Distinct().Count() > 10, "The outputs differ from row to row.");
    }

    [Fact]
    public void OurWeights_LoadedByPyTorch_GiveOurScores()
    {
        using var folder = new TemporaryFolder();
        var ml = new MLContext();
        IDataView rows = SequenceData.View(ml, _sequences, outputs: 2, Length, 2);
        RecurrentTransformer model = ml.Recurrent().Lstm(new LstmOptions { HiddenSize = 6, Scaling = Scaling.None, Epochs = 3, Seed = 2 }).Fit(rows);
        string path = folder["weights.safetensors"];

        #region Exchange.Export
        model.ExportWeights(path);
        #endregion

        AssertNear(Outputs(folder, Python("class Net"), Python("load_file(")), Scores(model, rows));
    }

    /// <summary>What the script's network gives for each sequence.</summary>
    private double[] Outputs(TemporaryFolder folder, params string[] blocks)
    {
        string input = JsonSerializer.Serialize(_sequences.Select(row => row.Features.DenseValues().Chunk(2)));
        string script = $"{s_begin}{string.Join('\n', blocks)}\nwith torch.no_grad():\n    print(json.dumps(net(torch.tensor({input})).flatten().tolist()))\n";
        return JsonSerializer.Deserialize<double[]>(PyTorchProcess.Run(Path.GetDirectoryName(folder["x"])!, script))!;
    }

    private static float[] Scores(RecurrentTransformer model, IDataView rows) => [.. model.Transform(rows).GetColumn<float>("Score")];

    private static void AssertNear(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        double difference = expected.Zip(actual, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(difference <= 1e-5, string.Create(CultureInfo.InvariantCulture, $"The outputs differ by {difference:g3}."));
    }

    /// <summary>The guide's block of Python with these words in it.</summary>
    private static string Python(string words)
        => Assert.Single(PythonBlocks().Matches(s_guide).Select(match => match.Groups["code"].Value), block => block.Contains(words, StringComparison.Ordinal));

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ExchangeWithPyTorchTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"```python\n(?<code>.*?)```", RegexOptions.Singleline, 1000)]
    private static partial Regex PythonBlocks();
}
