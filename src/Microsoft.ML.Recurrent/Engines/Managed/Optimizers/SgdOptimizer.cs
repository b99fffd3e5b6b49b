namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>w ← w − η·g</c>.</summary>
internal sealed unsafe class SgdOptimizer(SgdOptions options, ManagedParameterSet parameters)
    : ManagedOptimizer(options.LearningRate, parameters)
{
    protected override void Update(int index, ManagedParameter parameter, int from, int count)
        => RowKernels.AddScaled(-LearningRate, parameter.Gradients + from, parameter.Values + from, count);
}
