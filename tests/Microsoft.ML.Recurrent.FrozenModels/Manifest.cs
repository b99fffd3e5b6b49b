using System.Reflection;
using System.Text.Json;

namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>What is said of a case beside its files.</summary>
internal sealed record Manifest
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>What the case covers.</summary>
    public required string Description { get; init; }

    /// <summary>The version of this library that wrote the files.</summary>
    public required string Library { get; init; }

    /// <summary>The version of ML.NET that it ran on.</summary>
    public required string MLNet { get; init; }

    /// <summary>The vector instructions that the numbers were computed with: the same bits are due on these, nearly the same numbers elsewhere.</summary>
    public required string InstructionSet { get; init; }

    /// <summary>Whether the model gives the same when it is asked row by row: not where rows are left out or a future is looked up.</summary>
    public bool RowByRow { get; init; }

    /// <summary>The series that a forecast engine follows; empty for the only one.</summary>
    public string? Series { get; init; }

    /// <summary>Says what is known of every case.</summary>
    public static Manifest Of(FrozenCase frozen, string instructionSet) => new()
    {
        Description = frozen.Description,
        Library = Version(typeof(RecurrentCatalog)),
        MLNet = Version(typeof(MLContext)),
        InstructionSet = instructionSet,
    };

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Manifest Read(string file) => JsonSerializer.Deserialize<Manifest>(File.ReadAllText(file), Form)!;

    /// <summary>Writes it as JSON.</summary>
    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Form) + "\n");

    private static string Version(Type type)
        => type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
