using Microsoft.ML.Recurrent.EngineContract;
using Microsoft.ML.Recurrent.Engines;
using TorchApi = global::TorchSharp.torch;

namespace Microsoft.ML.Recurrent.TorchSharp.Tests;

[Collection(AloneCollection.Name)]
public sealed class RandomStateTests
{
    [Theory]
    [InlineData(CellVariant.RnnTanh)]
    [InlineData(CellVariant.LstmTanh)]
    [InlineData(CellVariant.LstmRelu)]
    [InlineData(CellVariant.GruResetAfter)]
    public void Level_MadeAndScored_LeavesTorchsRandomNumbersAsTheyWere(CellVariant cell)
    {
        using TorchSharpEngine engine = Torch.NewEngine();
        float[] expected = Numbers(() => { });

        float[] numbers = Numbers(() =>
        {
            using ParameterSet parameters = engine.NewParameters();
            RecurrentLayer layer = parameters.AddRecurrent("encoder", 0, cell.Spec(2, 3));
            using IStep step = engine.BeginStep(StepKind.Scoring, parameters);
            step.Recurrent(layer, step.Values(new float[4], new Shape(2, 1, 2)), Lengths.Full);
        });

        Assert.Equal(expected, numbers);
    }

    private static float[] Numbers(Action between)
    {
        TorchApi.manual_seed(5);
        between();
        using TorchApi.Tensor numbers = TorchApi.rand(3);
        return numbers.data<float>().ToArray();
    }
}
