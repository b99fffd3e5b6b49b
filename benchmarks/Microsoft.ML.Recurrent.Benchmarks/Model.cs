using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;

namespace Microsoft.ML.Recurrent.Benchmarks;

/// <summary>A case's network with its optimizer and one batch of data, made from a fixed seed.</summary>
internal sealed class Model : IDisposable
{
    private readonly ModelCase _case;
    private readonly ManagedEngine _engine;
    private readonly ParameterSet _parameters;
    private readonly Parameter? _table;
    private readonly RecurrentLayer[] _levels;
    private readonly Parameter _weight, _bias;
    private readonly IOptimizer _optimizer;
    private readonly float[] _inputs, _targets, _results, _loss = new float[1];
    private readonly int[] _ids;
    private readonly int _batch;

    public Model(ModelCase of, int threads, int batch)
    {
        (_case, _batch) = (of, batch);
        var random = new Random(1);
        _engine = new(new() { Threads = threads });
        _parameters = _engine.NewParameters();
        int width = of.Units * (of.IsBidirectional ? 2 : 1);
        _table = of.Vocabulary > 0 ? _parameters.Add("embedding.weight", new(of.Vocabulary, of.Inputs)) : null;
        _levels = new RecurrentLayer[of.Levels];
        for (int level = 0; level < _levels.Length; level++)
        {
            _levels[level] = _parameters.AddRecurrent("encoder", level, new()
            {
                Cell = of.Cell,
                InputSize = level == 0 ? of.Inputs : width,
                HiddenSize = of.Units,
                Bidirectional = of.IsBidirectional,
            });
        }

        _weight = _parameters.Add("head.weight", new(of.Outputs, width));
        _bias = _parameters.Add("head.bias", new(of.Outputs));
        foreach (var parameter in _parameters)
            parameter.Write(Numbers(random, parameter.Shape.ElementCount, 1 / MathF.Sqrt(of.Units)));
        _optimizer = _engine.NewOptimizer(new AdamOptions(), _parameters);
        _inputs = Numbers(random, of.Vocabulary > 0 ? 0 : of.Steps * batch * of.Inputs, 1f);
        _ids = new int[of.Vocabulary > 0 ? of.Steps * batch : 0];
        for (int i = 0; i < _ids.Length; i++)
            _ids[i] = random.Next(of.Vocabulary);
        _targets = Numbers(random, batch * of.Outputs, 1f);
        for (int i = 0; i < _targets.Length && _table is not null; i++)
            _targets[i] = _targets[i] > 0 ? 1f : 0f;
        _results = new float[batch * of.Outputs];
    }

    public string InstructionSet => _engine.Description.InstructionSet;

    /// <summary>A whole training step, optimizer included.</summary>
    public float Train()
    {
        using (var step = _engine.BeginStep(StepKind.Training, _parameters))
        {
            var targets = step.Values(_targets, new(_batch, _case.Outputs));
            var loss = _table is null ? step.SquaredError(Predict(step), targets) : step.BinaryCrossEntropy(Predict(step), targets);
            step.Backward(loss);
            step.Read(loss, _loss);
        }

        _optimizer.Step();
        return _loss[0];
    }

    /// <summary>Predictions of the batch.</summary>
    public void Score()
    {
        using var step = _engine.BeginStep(StepKind.Scoring, _parameters);
        step.Read(Predict(step), _results);
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _parameters.Dispose();
        _engine.Dispose();
    }

    private ITensor Predict(IStep step)
    {
        var x = _table is null
            ? step.Values(_inputs, new(_case.Steps, _batch, _case.Inputs))
            : step.Embed(step.Ids(_ids, new(_case.Steps, _batch)), _table);
        ITensor last = x;
        foreach (var level in _levels)
        {
            var output = step.Recurrent(level, x, Lengths.Full);
            (x, last) = (output.Outputs, output.Final.Hidden);
        }

        return step.Linear(last, _weight, _bias);
    }

    /// <summary>Without LINQ, whose compilation would count as the engine's in a first step.</summary>
    private static float[] Numbers(Random random, int count, float scale)
    {
        var numbers = new float[count];
        for (int i = 0; i < count; i++)
            numbers[i] = ((random.NextSingle() * 2) - 1) * scale;
        return numbers;
    }
}
