using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;

namespace Microsoft.ML.Recurrent;

/// <summary>The engine of those who choose none. One for the process: it keeps no state but its worker threads.</summary>
internal static class DefaultEngine
{
    private static readonly Lazy<ManagedEngine> Shared = new(() => new ManagedEngine());

    public static IEngine Instance => Shared.Value;
}
