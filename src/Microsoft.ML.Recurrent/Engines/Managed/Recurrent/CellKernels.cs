using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The kernel of each cell.</summary>
internal static class CellKernels<V> where V : struct, ILanes<V>
{
    private static readonly CellKernel RnnTanh = new RnnKernel<V, TanhSquash<V>>(), RnnRelu = new RnnKernel<V, ReluSquash<V>>();
    private static readonly CellKernel LstmTanh = new LstmKernel<V>(CellActivation.Tanh), LstmRelu = new LstmKernel<V>(CellActivation.Relu);
    private static readonly CellKernel Gru = new GruKernel<V>(), GruBefore = new GruBeforeKernel<V>();

    public static CellKernel For(RecurrentSpec spec) => (spec.Cell, spec.Activation) switch
    {
        (RecurrentCell.Rnn, CellActivation.Tanh) => RnnTanh,
        (RecurrentCell.Rnn, _) => RnnRelu,
        (RecurrentCell.Lstm, CellActivation.Tanh) => LstmTanh,
        (RecurrentCell.Lstm, _) => LstmRelu,
        _ => spec.ResetGate == ResetGate.AfterProduct ? Gru : GruBefore,
    };
}
