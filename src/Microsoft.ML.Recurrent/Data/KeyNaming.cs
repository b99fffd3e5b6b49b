namespace Microsoft.ML.Recurrent.Data;

/// <summary>What a key names.</summary>
internal enum KeyNaming
{
    /// <summary>The value that it stands for, which is the same in all data. A key without values is refused.</summary>
    Value,

    /// <summary>Its value where it has one, else its number: where one pass over the data only has to tell groups apart.</summary>
    ValueOrNumber,

    /// <summary>Its number, which counts from 1: what models of format 1 remember.</summary>
    Number,
}
