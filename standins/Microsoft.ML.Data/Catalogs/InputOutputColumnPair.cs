namespace Microsoft.ML;

/// <summary>An output column and the input column that it is made of.</summary>
public sealed class InputOutputColumnPair
{
    /// <summary>Without an input, the output replaces the column of its name.</summary>
    public InputOutputColumnPair(string outputColumnName, string inputColumnName = null)
    {
        OutputColumnName = outputColumnName;
        InputColumnName = inputColumnName ?? outputColumnName;
    }

    /// <summary>The input column's name.</summary>
    public string InputColumnName { get; }

    /// <summary>The output column's name.</summary>
    public string OutputColumnName { get; }
}
