using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <summary>Numbers of one step: doubles with their gradient, or ids.</summary>
internal sealed class ReferenceTensor : ITensor
{
    public ReferenceTensor(ReferenceStep step, Shape shape, double[] values)
    {
        (Step, Shape, Values) = (step, shape, values);
        Gradient = step.Kind == StepKind.Training ? new double[values.Length] : [];
    }

    public ReferenceTensor(ReferenceStep step, Shape shape, int[] ids) => (Step, Shape, Values, Gradient, Ids) = (step, shape, [], [], ids);

    public ReferenceStep Step { get; }

    public Shape Shape { get; }

    /// <summary>Row-major; empty for ids.</summary>
    public double[] Values { get; }

    /// <summary>dLoss/dValues; empty in a scoring step.</summary>
    public double[] Gradient { get; }

    /// <summary>Row-major; null for numbers.</summary>
    public int[]? Ids { get; }

    /// <summary>Whether the caller may ask for <see cref="Gradient"/>.</summary>
    public bool WantsGradient { get; init; }
}
