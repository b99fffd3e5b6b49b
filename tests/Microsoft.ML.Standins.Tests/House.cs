namespace Microsoft.ML.Standins.Tests;

/// <summary>The row that the fixtures were fitted on.</summary>
internal sealed class House
{
    public float Size { get; set; }

    public float Rooms { get; set; }

    public float Label { get; set; }

    public static IReadOnlyList<House> Three { get; } =
    [
        new() { Size = 1, Rooms = 2, Label = 3 },
        new() { Size = 4, Rooms = 5, Label = 6 },
        new() { Size = 7, Rooms = 8, Label = 9 },
    ];

    public static IDataView View(MLContext ml) => ml.Data.LoadFromEnumerable(Three.ToList());
}
