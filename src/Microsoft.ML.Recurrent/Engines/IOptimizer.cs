namespace Microsoft.ML.Recurrent.Engines;

/// <summary>Moves parameters along their gradients.</summary>
public interface IOptimizer : IDisposable
{
    /// <summary>Step size used by the next <see cref="Step"/>; schedules set it. Above 0.</summary>
    float LearningRate { get; set; }

    /// <summary>Euclidean norm of the gradients of all trainable parameters taken together, summed in double in a fixed order.</summary>
    /// <returns>0 or more; NaN or infinite where a gradient is.</returns>
    double GradientNorm();

    /// <summary>Multiplies every gradient: clipping by norm.</summary>
    /// <param name="factor">What every element is multiplied with. Below 1 to shorten.</param>
    void ScaleGradients(float factor);

    /// <summary>Brings every gradient element into ±<paramref name="limit"/>: clipping by value.</summary>
    /// <param name="limit">The largest absolute value that stays. Above 0.</param>
    void ClampGradients(float limit);

    /// <summary>Updates every trainable parameter once from the gradients of the last backward pass.</summary>
    void Step();

    /// <summary>All that the next steps depend on besides parameters and gradients, in PyTorch's layout.</summary>
    /// <returns>A copy that later steps do not change.</returns>
    OptimizerState Save();

    /// <summary>Takes back what <see cref="Save"/> gave, on any engine.</summary>
    /// <param name="state">Of an optimizer of the same kind over parameters of the same names and shapes.</param>
    /// <exception cref="ArgumentException">A moment is missing, unknown, or of another size.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    void Restore(OptimizerState state);
}
