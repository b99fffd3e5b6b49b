namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Row-major, as PyTorch has it; a matrix also as its transpose, for products that run over the inputs.</summary>
internal sealed unsafe class DenseParameter(ManagedParameterSet set, string name, Shape shape, bool isTrainable)
    : ManagedParameter(set, name, shape, isTrainable, shape.ElementCount)
{
    private readonly Lock _lock = new();
    private AlignedFloats? _transposed;
    private int _transposedVersion = -1;

    /// <summary>A matrix [O, I] as [I, O], brought up to date on demand; scoring threads may ask at once.</summary>
    public float* Transposed()
    {
        lock (_lock)
        {
            _transposed ??= new(Stored);
            if (_transposedVersion != Version)
            {
                int rows = Shape[0], columns = Shape[1];
                for (int row = 0; row < rows; row++)
                {
                    for (int column = 0; column < columns; column++)
                        _transposed.Pointer[((long)column * rows) + row] = Values[((long)row * columns) + column];
                }

                _transposedVersion = Version;
            }

            return _transposed.Pointer;
        }
    }

    protected override void Pack(ReadOnlySpan<float> source, Span<float> stored) => source.CopyTo(stored);

    protected override void Unpack(ReadOnlySpan<float> stored, Span<float> destination) => stored.CopyTo(destination);
}
