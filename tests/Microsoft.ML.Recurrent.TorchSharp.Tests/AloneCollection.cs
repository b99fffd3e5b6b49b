namespace Microsoft.ML.Recurrent.TorchSharp.Tests;

/// <summary>Tests that look at the whole process, and so run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
