namespace Microsoft.ML.Recurrent.TorchSharp.Tests;

/// <summary>One row of a series.</summary>
public sealed class Month
{
    public float Value { get; set; }

    /// <summary>A smooth wave around 10, which never repeats exactly.</summary>
    public static IDataView View(MLContext ml, int count)
        => ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(t => new Month { Value = 10f + (3f * MathF.Sin(0.7f * t)) + MathF.Cos(0.23f * t) }).ToList());
}
