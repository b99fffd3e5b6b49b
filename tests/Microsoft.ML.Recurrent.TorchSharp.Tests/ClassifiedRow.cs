using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.TorchSharp.Tests;

/// <summary>A sequence and a text, each of which tells both labels.</summary>
public sealed class ClassifiedRow
{
    private static readonly string[] Praise = ["good", "fine", "lovely", "sound"], Blame = ["bad", "dull", "poor", "sour"], Things = ["film", "meal", "room"];

    [VectorType(4)]
    public float[] Features { get; set; } = [];

    public string Text { get; set; } = "";

    public bool IsPositive { get; set; }

    [KeyType(3)]
    public uint Thing { get; set; }

    public static IDataView View(MLContext ml, int count) => ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(Row).ToList());

    private static ClassifiedRow Row(int number)
    {
        bool isPositive = number % 2 == 0;
        int thing = number % 3;
        return new ClassifiedRow
        {
            Features = [isPositive ? 1 : -1, thing, MathF.Sin(number), MathF.Cos(number)],
            Text = $"a {string.Concat(Enumerable.Repeat("very ", number % 11))}{(isPositive ? Praise : Blame)[number % 4]} {Things[thing]}",
            IsPositive = isPositive,
            Thing = (uint)thing + 1,
        };
    }
}
