using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Recurrent;

/// <summary>Everything that this library offers to an <see cref="MLContext"/>: <c>mlContext.Recurrent()</c>.</summary>
public sealed partial class RecurrentCatalog
{
    private readonly IHostEnvironment _environment;
    private readonly IEngine _engine;

    internal RecurrentCatalog(IHostEnvironment environment, IEngine engine)
    {
        (_environment, _engine) = (environment, engine);
    }
}
