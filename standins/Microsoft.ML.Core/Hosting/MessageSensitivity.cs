namespace Microsoft.ML.Runtime;

/// <summary>What a message may give away.</summary>
[Flags]
public enum MessageSensitivity
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The user's data.</summary>
    UserData = 1,

    /// <summary>Names of columns and the like.</summary>
    Schema = 2,

    /// <summary>Not known, so anything.</summary>
    Unknown = ~None,

    /// <summary>Anything.</summary>
    All = ~None,
}
