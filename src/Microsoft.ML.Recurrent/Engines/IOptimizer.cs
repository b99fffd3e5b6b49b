namespace Microsoft.ML.Recurrent.Engines;

/// <summary>Moves parameters along their gradients.</summary>
public interface IOptimizer : IDisposable
{
    /// <summary>Step size used by the next <see cref="Step"/>; schedules set it. Above 0.</summary>
    float LearningRate { get; set; }

    /// <summary>Updates every trainable parameter once from the gradients of the last backward pass.</summary>
    void Step();
}
