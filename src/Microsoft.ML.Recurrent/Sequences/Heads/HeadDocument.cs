using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary>A head as <c>Network.json</c> keeps it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "task")]
[JsonDerivedType(typeof(RegressionDocument), "regression")]
[JsonDerivedType(typeof(BinaryDocument), "binary")]
[JsonDerivedType(typeof(MulticlassDocument), "multiclass")]
internal abstract record HeadDocument
{
    /// <summary>The head for a network of so many outputs.</summary>
    /// <exception cref="InvalidDataException">The parts are out of range, or do not belong to the network.</exception>
    public abstract SequenceHead ToHead(int outputs);
}
