using Microsoft.ML.Recurrent;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML;

/// <summary>The one way into this library.</summary>
public static class MLContextExtensions
{
    /// <summary>Recurrent networks on the managed engine, which needs nothing installed.</summary>
    /// <param name="mlContext">The context whose log and seed the components use.</param>
    /// <returns>The catalog of this library's estimators; two calls share one engine.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="mlContext"/> is null.</exception>
    public static RecurrentCatalog Recurrent(this MLContext mlContext)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        return new RecurrentCatalog(mlContext, DefaultEngine.Instance);
    }

    /// <summary>Recurrent networks on an engine of your choice.</summary>
    /// <param name="mlContext">The context whose log and seed the components use.</param>
    /// <param name="engine">Trains and scores. It must outlive every model that is trained with it.</param>
    /// <returns>The catalog of this library's estimators.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static RecurrentCatalog Recurrent(this MLContext mlContext, IEngine engine)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        ArgumentNullException.ThrowIfNull(engine);
        return new RecurrentCatalog(mlContext, engine);
    }
}
