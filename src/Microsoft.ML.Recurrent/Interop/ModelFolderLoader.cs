using Microsoft.ML.Runtime;

namespace Microsoft.ML.Recurrent.Interop;

/// <summary>What ML.NET calls, by reflection, when it meets one of our folders in a model zip.</summary>
internal static class ModelFolderLoader
{
    public static ITransformer Create(IHostEnvironment environment, ModelLoadContext context)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return SavedTransformers.Load(ModelFolder.Open(context));
    }
}
