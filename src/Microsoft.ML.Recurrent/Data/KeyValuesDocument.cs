namespace Microsoft.ML.Recurrent.Data;

/// <summary><see cref="KeyValues"/> as a file keeps them.</summary>
internal sealed record KeyValuesDocument
{
    /// <summary>ML.NET's name of the type.</summary>
    public required string Type { get; init; }

    public required string[] Values { get; init; }
}
