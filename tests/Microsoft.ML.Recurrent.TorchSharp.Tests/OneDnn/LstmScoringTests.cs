using Microsoft.ML.Recurrent.EngineContract;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.TorchSharp.Tests.OneDnn;

/// <summary>Scoring, which torch does not record, gives what training gives, at all sizes around oneDNN's blocks.</summary>
public sealed class LstmScoringTests
{
    private const int Steps = 5, Inputs = 4;

    public static TheoryData<int, int, bool> Levels
    {
        get
        {
            var levels = new TheoryData<int, int, bool>();
            foreach (int units in new[] { 1, 8, 15, 16, 17, 32, 33, 48, 49, 64, 65, 80, 81, 96, 97, 112 })
            {
                foreach (int batch in new[] { 1, 3, 64 })
                {
                    levels.Add(units, batch, false);
                    levels.Add(units, batch, true);
                }
            }

            return levels;
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Lstm_Scored_GivesWhatTrainingGives(int units, int batch, bool bidirectional)
    {
        using TorchSharpEngine engine = Torch.NewEngine();
        using ParameterSet parameters = engine.NewParameters();
        RecurrentLayer layer = parameters.AddRecurrent("encoder", 0, CellVariant.LstmTanh.Spec(Inputs, units, bidirectional));
        foreach (Parameter parameter in layer.Directions.SelectMany(direction => new[] { direction.InputWeight, direction.RecurrentWeight, direction.InputBias }))
            parameter.Write(Waves(parameter.Shape.ElementCount));

        float[] trained = Outputs(StepKind.Training), scored = Outputs(StepKind.Scoring);

        for (int i = 0; i < trained.Length; i++)
            Assert.Equal(trained[i], scored[i], 1e-5);

        float[] Outputs(StepKind kind)
        {
            using IStep step = engine.BeginStep(kind, parameters);
            SequenceOutput output = step.Recurrent(layer, step.Values(Waves(Steps * batch * Inputs), new Shape(Steps, batch, Inputs)), Lengths.Full);
            return [.. Read(step, output.Outputs), .. Read(step, output.Final.Hidden), .. Read(step, output.Final.Cell!)];
        }
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(16, true)]
    [InlineData(17, false)]
    [InlineData(32, false)]
    [InlineData(33, true)]
    [InlineData(48, true)]
    [InlineData(49, false)]
    [InlineData(64, false)]
    public void EndsInHalfBlock_OfUnits_IsWhetherTheirCountOfSixteensIsOdd(int units, bool expected)
        => Assert.Equal(expected, TorchSharp.OneDnn.EndsInHalfBlock(units));

    private static float[] Read(IStep step, ITensor tensor)
    {
        var values = new float[tensor.Shape.ElementCount];
        step.Read(tensor, values);
        return values;
    }

    private static float[] Waves(int count) => [.. Enumerable.Range(1, count).Select(number => 0.5f * MathF.Sin(number))];
}
