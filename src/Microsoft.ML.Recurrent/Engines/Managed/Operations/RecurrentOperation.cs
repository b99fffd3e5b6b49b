namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>One recurrent level over all time steps, with the handles that it gives out.</summary>
internal abstract class RecurrentOperation : Operation
{
    /// <summary>Outputs and final state; the same object as long as its tensors are.</summary>
    public abstract SequenceOutput Output { get; }

    public abstract void Forward(
        ManagedStep step, ManagedRecurrentLayer layer, ManagedTensor x, Lengths lengths, ManagedTensor? initialHidden, ManagedTensor? initialCell);
}
