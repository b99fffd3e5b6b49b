namespace Microsoft.ML.Recurrent.Engines;

/// <summary>One forward pass, and in training one backward pass: the operations that networks are written in.</summary>
/// <remarks>Sequences are time-major, [T, B, I]. Shapes are checked by every operation, which throws <see cref="ArgumentException"/>
/// naming both shapes. A tensor of another step is refused likewise.</remarks>
public partial interface IStep : IDisposable
{
    /// <summary>Training or scoring.</summary>
    StepKind Kind { get; }

    /// <summary>Copies numbers into the step.</summary>
    /// <param name="data">Row-major; as many as the shape has elements.</param>
    /// <param name="shape">The tensor's axes.</param>
    /// <param name="wantsGradient">Whether <see cref="ReadGradient"/> will be asked for it (training only).</param>
    /// <returns>A tensor of <paramref name="shape"/>; the data may change after the call.</returns>
    /// <exception cref="ArgumentException">There are not as many numbers as the shape has elements.</exception>
    ITensor Values(ReadOnlySpan<float> data, Shape shape, bool wantsGradient = false);

    /// <summary>Copies ids (token ids, class indices) into the step. They start at 0.</summary>
    /// <param name="data">Row-major; as many as the shape has elements, each 0 or more.</param>
    /// <param name="shape">The tensor's axes.</param>
    /// <returns>A tensor of ids, for <see cref="Embed"/> and <see cref="CrossEntropy"/> alone.</returns>
    /// <exception cref="ArgumentException">There are not as many ids as the shape has elements.</exception>
    ITensor Ids(ReadOnlySpan<int> data, Shape shape);

    /// <summary>Rows of a table by id: ids [T, B] and table [V, I] give [T, B, I].</summary>
    /// <param name="ids">Ids [T, B] or [T], from 0 to below V.</param>
    /// <param name="table">[V, I].</param>
    /// <returns>[T, B, I], or [T, I]. Gradients go to the rows that were taken.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative or not below V.</exception>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    ITensor Embed(ITensor ids, Parameter table);

    /// <summary><c>y = x·Wᵀ + b</c> over the last axis: x [..., I], weight [O, I], bias [O] give [..., O].</summary>
    /// <param name="x">[..., I].</param>
    /// <param name="weight">W, [O, I].</param>
    /// <param name="bias">b, [O]; null for none.</param>
    /// <returns>[..., O].</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or a parameter is of another set.</exception>
    ITensor Linear(ITensor x, Parameter weight, Parameter? bias);

    /// <summary>One recurrent level over all time steps.</summary>
    /// <param name="layer">The cell, its sizes and its parameters.</param>
    /// <param name="x">[T, B, I].</param>
    /// <param name="lengths">Valid steps of each row; steps behind a row's length change no state, give zero outputs and take no gradient.
    /// The reverse direction starts at a row's last valid step.</param>
    /// <param name="initial">State before the first step, [B, D·H] each; null means zeros.</param>
    /// <returns>Outputs [T, B, D·H], and the state behind the last valid step.</returns>
    /// <exception cref="ArgumentException">The layer is of another set, or shapes or lengths do not fit; or there is a cell state where the cell has none, or none where it has one.</exception>
    SequenceOutput Recurrent(RecurrentLayer layer, ITensor x, Lengths lengths, RecurrentState? initial = null);

    /// <summary>Gradients of <paramref name="loss"/> with respect to every trainable parameter that took part, and to inputs that want one.</summary>
    /// <param name="loss">A tensor of shape [1].</param>
    /// <exception cref="InvalidOperationException">The step is a scoring step, or has run backward already.</exception>
    /// <exception cref="ArgumentException">The loss has another shape.</exception>
    void Backward(ITensor loss);

    /// <summary>Copies a float tensor out.</summary>
    /// <param name="x">A tensor of floats.</param>
    /// <param name="destination">As many elements as the tensor has; filled row-major.</param>
    /// <exception cref="ArgumentException">The span has another length, or the tensor holds ids.</exception>
    void Read(ITensor x, Span<float> destination);

    /// <summary>Copies the gradient of an input out, after <see cref="Backward"/>.</summary>
    /// <param name="x">A tensor that <see cref="Values"/> made with <c>wantsGradient</c>.</param>
    /// <param name="destination">As many elements as the tensor has; filled row-major, with zeros where nothing flowed in.</param>
    /// <exception cref="ArgumentException">The tensor was made without <c>wantsGradient</c>.</exception>
    /// <exception cref="InvalidOperationException"><see cref="Backward"/> has not run.</exception>
    void ReadGradient(ITensor x, Span<float> destination);
}
