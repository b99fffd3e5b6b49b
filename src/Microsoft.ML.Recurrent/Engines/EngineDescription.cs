namespace Microsoft.ML.Recurrent.Engines;

/// <summary>What an engine computes with.</summary>
/// <param name="Name">The engine's name: <c>managed</c>, <c>torchsharp</c>.</param>
/// <param name="Device">Where it computes: <c>cpu</c>, <c>cuda:0</c>.</param>
/// <param name="InstructionSet">The vector instructions in use, for instance <c>Vector512</c>; results are bit-equal only within one.</param>
/// <param name="Threads">Threads that one step may use. Unit: threads. 1 or more.</param>
public sealed record EngineDescription(string Name, string Device, string InstructionSet, int Threads)
{
    /// <summary>All of it in words.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} on {Device}, {InstructionSet}, {Threads} thread{(Threads == 1 ? "" : "s")}");
}
