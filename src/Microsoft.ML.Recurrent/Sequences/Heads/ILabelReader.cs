namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary>Reads one row's label.</summary>
internal interface ILabelReader
{
    /// <returns>Whether the row has a label; NaN and the missing key mean that it has none.</returns>
    bool TryRead(Span<float> label);
}
