namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>One entry of the tape: computes forward when it is made, and backward when the tape is run in reverse.</summary>
internal abstract class Operation
{
    /// <summary>Adds this operation's share to the gradients of its inputs and parameters.</summary>
    public abstract void Backward(Arena arena);
}
