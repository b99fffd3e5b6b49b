namespace Microsoft.ML;

/// <summary>Something that can be saved in a model file.</summary>
public interface ICanSaveModel
{
    /// <summary>Saves this into the context.</summary>
    void Save(ModelSaveContext ctx);
}
