namespace Microsoft.ML.Recurrent.Engines;

/// <summary>The lengths of a tensor's axes, outermost first. Row-major: the last axis is contiguous.</summary>
/// <remarks>One to four axes, which is all that a recurrent network needs; a value type, so that a step allocates none.</remarks>
public readonly struct Shape : IEquatable<Shape>
{
    private readonly int _d0, _d1, _d2, _d3;

    private Shape(int rank, int d0, int d1, int d2, int d3)
    {
        Rank = rank;
        (_d0, _d1, _d2, _d3) = (d0, d1, d2, d3);
        ArgumentOutOfRangeException.ThrowIfNegative(d0);
        ArgumentOutOfRangeException.ThrowIfNegative(d1);
        ArgumentOutOfRangeException.ThrowIfNegative(d2);
        ArgumentOutOfRangeException.ThrowIfNegative(d3);
        double count = (double)d0 * d1 * d2 * d3; // exact where it fits, and above the limit where it does not
        if (count > Array.MaxLength)
            throw TooMany(this);
        ElementCount = (int)count;
    }

    /// <summary>A vector of <paramref name="d0"/> elements.</summary>
    /// <param name="d0">Length of the outermost axis. 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative, or the product exceeds what one array holds.</exception>
    public Shape(int d0) : this(1, d0, 1, 1, 1) { }

    /// <summary>A matrix of <paramref name="d0"/> rows and <paramref name="d1"/> columns.</summary>
    /// <param name="d0">Length of the outermost axis. 0 or more.</param>
    /// <param name="d1">Length of the next axis. 0 or more.</param>
    /// <inheritdoc cref="Shape(int)" path="/exception"/>
    public Shape(int d0, int d1) : this(2, d0, d1, 1, 1) { }

    /// <summary>Three axes; a sequence batch is [T, B, I].</summary>
    /// <param name="d0">Length of the outermost axis. 0 or more.</param>
    /// <param name="d1">Length of the next axis. 0 or more.</param>
    /// <param name="d2">Length of the next axis. 0 or more.</param>
    /// <inheritdoc cref="Shape(int)" path="/exception"/>
    public Shape(int d0, int d1, int d2) : this(3, d0, d1, d2, 1) { }

    /// <summary>Four axes.</summary>
    /// <param name="d0">Length of the outermost axis. 0 or more.</param>
    /// <param name="d1">Length of the next axis. 0 or more.</param>
    /// <param name="d2">Length of the next axis. 0 or more.</param>
    /// <param name="d3">Length of the next axis. 0 or more.</param>
    /// <inheritdoc cref="Shape(int)" path="/exception"/>
    public Shape(int d0, int d1, int d2, int d3) : this(4, d0, d1, d2, d3) { }

    /// <summary>Number of axes: 1 to 4 (0 only for <c>default</c>).</summary>
    public int Rank { get; }

    /// <summary>Product of all lengths.</summary>
    public int ElementCount { get; }

    /// <summary>Length of the innermost, contiguous axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no axes: the shape is <c>default</c>.</exception>
    public int Last => this[Rank - 1];

    /// <summary>Product of all lengths but the innermost: how many rows there are when the tensor is read as a matrix.</summary>
    public int Rows => Last == 0 ? 0 : ElementCount / Last;

    /// <summary>Length of one axis, counted from the outermost.</summary>
    /// <param name="axis">From 0 to below <see cref="Rank"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="axis"/> is not below <see cref="Rank"/>.</exception>
    public int this[int axis] => (uint)axis >= (uint)Rank
        ? throw new ArgumentOutOfRangeException(nameof(axis), axis, $"A shape of rank {Rank} has no axis {axis}.")
        : axis switch { 0 => _d0, 1 => _d1, 2 => _d2, _ => _d3 };

    /// <summary>The same shape with another innermost length.</summary>
    /// <param name="length">Its length. 0 or more.</param>
    /// <returns>A shape of as many axes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative, or the product exceeds what one array holds.</exception>
    public Shape WithLast(int length) => Rank switch
    {
        1 => new(length),
        2 => new(_d0, length),
        3 => new(_d0, _d1, length),
        _ => new(_d0, _d1, _d2, length),
    };

    /// <summary>The same shape with another length of one axis.</summary>
    /// <param name="axis">Counted from the outermost, 0.</param>
    /// <param name="length">Its length. 0 or more.</param>
    /// <returns>A shape of as many axes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, the length is negative, or the product exceeds what one array holds.</exception>
    public Shape With(int axis, int length)
    {
        _ = this[axis];
        return new(Rank, axis == 0 ? length : _d0, axis == 1 ? length : _d1, axis == 2 ? length : _d2, axis == 3 ? length : _d3);
    }

    private static ArgumentOutOfRangeException TooMany(Shape shape)
    {
        Int128 count = (Int128)shape._d0 * shape._d1 * shape._d2 * shape._d3;
        return new("d0", count, $"Shape {shape} has {count} elements; a tensor holds at most {Array.MaxLength}.");
    }

    /// <inheritdoc/>
    public bool Equals(Shape other) => Rank == other.Rank && _d0 == other._d0 && _d1 == other._d1 && _d2 == other._d2 && _d3 == other._d3;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rank, _d0, _d1, _d2, _d3);

    /// <summary>Whether both have the same axes.</summary>
    /// <param name="left">One shape.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where rank and all lengths agree.</returns>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether the axes differ.</summary>
    /// <param name="left">One shape.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where rank or a length differs.</returns>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>The lengths in brackets, as in <c>[24, 32, 1]</c>.</summary>
    public override string ToString() => Rank switch
    {
        0 => "[]",
        1 => $"[{_d0}]",
        2 => $"[{_d0}, {_d1}]",
        3 => $"[{_d0}, {_d1}, {_d2}]",
        _ => $"[{_d0}, {_d1}, {_d2}, {_d3}]",
    };
}
