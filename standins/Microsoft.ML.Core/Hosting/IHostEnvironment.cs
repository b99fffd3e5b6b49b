namespace Microsoft.ML.Runtime;

/// <summary>Gives components their hosts, channels and catalog.</summary>
public interface IHostEnvironment : IChannelProvider, IProgressChannelProvider
{
    /// <summary>The components that can be loaded.</summary>
    ComponentCatalog ComponentCatalog { get; }

    /// <summary>Makes a component's host; its random numbers come from here unless it has a seed.</summary>
    IHost Register(string name, int? seed = null, bool? verbose = null);
}
