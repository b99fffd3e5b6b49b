using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Tests.Sequences;

/// <summary>A short wave with what it is: rising or not, and one of three kinds.</summary>
internal sealed class Classified
{
    private const int Steps = 6;

    [VectorType(Steps)]
    public float[] Features { get; set; } = [];

    public bool Rises { get; set; }

    public string Kind { get; set; } = "";

    /// <summary>Of the kind; in rows given so, missing.</summary>
    [KeyType(3)]
    public uint Key { get; set; }

    /// <summary>Rows of all kinds in turn, with a little noise that is the same each time.</summary>
    public static List<Classified> Rows(int count) => Enumerable.Range(0, count).Select(i =>
    {
        int kind = i % 3; // down, flat, up
        float[] wave = Enumerable.Range(0, Steps).Select(t => ((kind - 1) * (t - 2.5f) * 0.4f) + (0.3f * MathF.Sin((i * 7.1f) + (t * 3.7f)))).ToArray();
        return new Classified { Features = wave, Rises = kind == 2, Kind = ((string[])["down", "flat", "up"])[kind], Key = (uint)kind };
    }).ToList();

    public static IDataView View(MLContext ml, int count) => ml.Data.LoadFromEnumerable(Rows(count));
}
