using Microsoft.ML.Recurrent.EngineContract;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.TorchSharp.Tests;

/// <summary>Every contract on the TorchSharp engine.</summary>
public static class TorchSharpEngineTests
{
    /// <summary>libtorch chooses its kernels by batch size, so a row alone agrees with its batch up to rounding only.</summary>
    private static readonly Tolerances s_tolerances = new() { RowAlone = 1e-6 };

    public sealed class RecurrentForward : RecurrentForwardContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class RecurrentParity : RecurrentParityContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class OperationParity : OperationParityContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class OptimizerParity : OptimizerParityContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class GradientChecks : GradientCheckContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class RowsAndLengths : LengthsContract
    {
        protected override Tolerances Tolerances => s_tolerances;

        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class LinearLayers : LinearContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class Embeddings : EmbeddingContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class Losses : LossContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class ClassificationLosses : ClassificationLossContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class RegressionLossesOnNumbers : RegressionLossContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class Attention : AttentionContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class Parts : PartsContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class NormalizedLevels : NormalizedLevelContract
    {
        protected override Tolerances Tolerances => s_tolerances;

        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class Pooling : PoolingContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class Elementwise : ElementwiseContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class Optimizers : OptimizerContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class OptimizerStates : OptimizerStateContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class States : StateContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class Parameters : ParameterContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class Errors : ErrorContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class Determinism : DeterminismContract
    {
        protected override Tolerances Tolerances => s_tolerances;

        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class Threads : ThreadContract
    {
        protected override Tolerances Tolerances => s_tolerances;

        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class LectureNotesExamples : LectureNotesContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }

    public sealed class TorchParity : TorchParityContract
    {
        protected override IEngine Create() => Torch.NewEngine();
    }
}
