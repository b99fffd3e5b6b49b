using Microsoft.ML.Recurrent.EngineContract.Reference;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>The contracts on the reference itself, except those that compare an engine with the reference.</summary>
public static class ReferenceEngineTests
{
    public sealed class RecurrentForward : RecurrentForwardContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    /// <summary>In double a right gradient comes much nearer to central differences than any engine in float has to.</summary>
    public sealed class GradientChecks : GradientCheckContract
    {
        protected override Tolerances Tolerances { get; } = new() { CentralDifferences = 1e-6 };

        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class RowsAndLengths : LengthsContract
    {
        protected override Tolerances Tolerances { get; } = new() { RowAloneGradient = 1e-6 };

        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class LinearLayers : LinearContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class Embeddings : EmbeddingContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class Losses : LossContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class ClassificationLosses : ClassificationLossContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class RegressionLossesOnNumbers : RegressionLossContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class Attention : AttentionContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class Pooling : PoolingContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class Parts : PartsContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class NormalizedLevels : NormalizedLevelContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class Elementwise : ElementwiseContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class Optimizers : OptimizerContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class OptimizerStates : OptimizerStateContract
    {
        protected override IEngine Create() => new ReferenceEngine();

        protected override double ResumeTolerance => 1e-6; // it computes in double, a state is saved in float
    }

    public sealed class States : StateContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class Parameters : ParameterContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class Errors : ErrorContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class Determinism : DeterminismContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class Threads : ThreadContract
    {
        protected override IEngine Create() => new ReferenceEngine();
    }

    public sealed class LectureNotesExamples : LectureNotesContract
    {
        protected override bool ComputesInDouble => true;

        protected override IEngine Create() => new ReferenceEngine();
    }

    /// <summary>In double only the file's nine digits and the options' floats are left between the two.</summary>
    public sealed class TorchParity : TorchParityContract
    {
        protected override Tolerances Tolerances { get; } = new() { Output = 1e-7, Gradient = 1e-6, PeerLoss = 1e-7, Weights = 1e-6 };

        protected override IEngine Create() => new ReferenceEngine();
    }
}
