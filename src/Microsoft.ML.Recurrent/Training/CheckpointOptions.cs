namespace Microsoft.ML.Recurrent.Training;

/// <summary>Where and how often a training writes down all that it takes to go on after an interruption, to the same bits.</summary>
/// <param name="Path">The file. It is written beside, flushed and moved into place, so that an interruption in the middle leaves the last one whole.</param>
/// <param name="Every">Steps between two checkpoints. Unit: optimizer steps. Range: 1 or more. Default 500: seconds of work at stake.</param>
/// <param name="Resume">Whether to go on from the file where there is one. Default true. Any mismatch, of options, engine or rows, is an error.</param>
public sealed record CheckpointOptions(string Path, int Every = 500, bool Resume = true)
{
    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Path);
        Check.AtLeast(Every, 1, "steps");
    }
}
