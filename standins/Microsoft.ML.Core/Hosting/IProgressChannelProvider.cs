namespace Microsoft.ML.Runtime;

/// <summary>Starts progress channels.</summary>
public interface IProgressChannelProvider
{
    /// <summary>Starts a progress channel.</summary>
    IProgressChannel StartProgressChannel(string name);
}
