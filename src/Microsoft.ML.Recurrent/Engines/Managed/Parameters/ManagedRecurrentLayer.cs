using System.Numerics;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>One recurrent level with its weights in panels.</summary>
internal sealed class ManagedRecurrentLayer : RecurrentLayer
{
    private readonly DirectionParameters[] _parameters;
    private readonly ThreadChoice?[] _threadChoices = new ThreadChoice?[64];

    public ManagedRecurrentLayer(ManagedParameterSet set, string prefix, RecurrentSpec spec, int level, int lanes)
        : base(spec, level)
    {
        Set = set;
        Layout = new(spec, lanes);
        Weights = new DirectionWeights[spec.Directions];
        _parameters = new DirectionParameters[spec.Directions];
        int rows = spec.Gates * spec.HiddenSize;
        for (int d = 0; d < Weights.Length; d++)
        {
            Weights[d] = new(
                Enter("weight_ih", d, new(rows, spec.InputSize), Layout.InputWeight),
                Enter("weight_hh", d, new(rows, spec.HiddenSize), Layout.RecurrentWeight),
                Enter("bias_ih", d, new(rows), Layout.InputBias),
                Enter("bias_hh", d, new(rows), Layout.RecurrentBias, spec.Bias == BiasForm.Double));
            _parameters[d] = Weights[d].Parameters;
        }

        PanelParameter Enter(string kind, int direction, Shape shape, PanelLayout layout, bool isTrainable = true)
            => set.Enter(new PanelParameter(set, NameOf(prefix, kind, level, direction), shape, isTrainable, layout));
    }

    public ManagedParameterSet Set { get; }

    public CellLayout Layout { get; }

    public DirectionWeights[] Weights { get; }

    public override IReadOnlyList<DirectionParameters> Directions => _parameters;

    /// <summary>How to divide training steps of so many multiply-adds, give or take a factor of two; null where that is no question.</summary>
    public ThreadChoice? ThreadsOfTraining(long products)
    {
        int size = BitOperations.Log2((ulong)products);
        var engine = Set.Engine;
        int fewest = engine.ThreadsFor(1L << size, engine.ProductsPerThread), most = engine.ThreadsFor(1L << size, engine.DoubtfulProductsPerThread);
        return fewest < most ? _threadChoices[size] ??= new(fewest, most) : null;
    }
}
