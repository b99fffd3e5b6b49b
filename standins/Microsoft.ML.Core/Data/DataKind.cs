namespace Microsoft.ML.Data;

/// <summary>The kinds of values that a text file's columns can have.</summary>
public enum DataKind : byte
{
    /// <summary>8 bits, signed.</summary>
    SByte = 1,

    /// <summary>8 bits, unsigned.</summary>
    Byte = 2,

    /// <summary>16 bits, signed.</summary>
    Int16 = 3,

    /// <summary>16 bits, unsigned.</summary>
    UInt16 = 4,

    /// <summary>32 bits, signed.</summary>
    Int32 = 5,

    /// <summary>32 bits, unsigned.</summary>
    UInt32 = 6,

    /// <summary>64 bits, signed.</summary>
    Int64 = 7,

    /// <summary>64 bits, unsigned.</summary>
    UInt64 = 8,

    /// <summary>32 bits, floating point.</summary>
    Single = 9,

    /// <summary>64 bits, floating point.</summary>
    Double = 10,

    /// <summary>Text.</summary>
    String = 11,

    /// <summary>True or false.</summary>
    Boolean = 12,

    /// <summary>A length of time.</summary>
    TimeSpan = 13,

    /// <summary>A point in time.</summary>
    DateTime = 14,

    /// <summary>A point in time with its distance from UTC.</summary>
    DateTimeOffset = 15,
}
