namespace Microsoft.ML.Recurrent.Engines;

/// <summary>Moves parameters along their gradients.</summary>
public interface IOptimizer : IDisposable
{
    /// <summary>Step size used by the next <see cref="Step"/>; schedules set it. Above 0.</summary>
    float LearningRate { get; set; }

    /// <summary>Euclidean norm of the gradients of all trainable parameters taken together, summed in double in a fixed order.</summary>
    double GradientNorm();

    /// <summary>Multiplies every gradient: clipping by norm.</summary>
    void ScaleGradients(float factor);

    /// <summary>Brings every gradient element into ±<paramref name="limit"/>: clipping by value.</summary>
    void ClampGradients(float limit);

    /// <summary>Updates every trainable parameter once from the gradients of the last backward pass.</summary>
    void Step();

    /// <summary>All that the next steps depend on besides parameters and gradients, in PyTorch's layout.</summary>
    OptimizerState Save();

    /// <summary>Takes back what <see cref="Save"/> gave, on any engine.</summary>
    /// <exception cref="ArgumentException">A moment is missing, unknown, or of another size.</exception>
    void Restore(OptimizerState state);
}
