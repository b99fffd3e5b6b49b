using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Every contract on the managed engine, with the default tolerances.</summary>
public static class ManagedEngineTests
{
    public sealed class RecurrentForward : RecurrentForwardContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class RecurrentParity : RecurrentParityContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class OperationParity : OperationParityContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class OptimizerParity : OptimizerParityContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class GradientChecks : GradientCheckContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class RowsAndLengths : LengthsContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class LinearLayers : LinearContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class Embeddings : EmbeddingContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class Losses : LossContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class ClassificationLosses : ClassificationLossContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class RegressionLossesOnNumbers : RegressionLossContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class Attention : AttentionContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class Pooling : PoolingContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class Parts : PartsContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class NormalizedLevels : NormalizedLevelContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class Elementwise : ElementwiseContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class Optimizers : OptimizerContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class OptimizerStates : OptimizerStateContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class States : StateContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class Parameters : ParameterContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class Errors : ErrorContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class Determinism : DeterminismContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class Threads : ThreadContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class LectureNotesExamples : LectureNotesContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }

    public sealed class TorchParity : TorchParityContract
    {
        protected override IEngine Create() => new ManagedEngine(new() { ProductsPerThread = 1 });
    }
}
