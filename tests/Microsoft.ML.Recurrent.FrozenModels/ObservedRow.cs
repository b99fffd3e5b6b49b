namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>A row as a forecast engine observes it.</summary>
internal sealed class ObservedRow
{
    public float[] Values { get; set; } = [];
}
