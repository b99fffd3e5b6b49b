using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>Y = A·B</c> for each item of a batch, A and B as they are or transposed; backward <c>dA = dY·Bᵀ</c>, <c>dB = Aᵀ·dY</c>,
/// and the transposes of these.</summary>
/// <remarks>The right side of a product is wanted by rows; what lies the other way is copied, one item at a time.</remarks>
internal sealed unsafe class MatMulOperation : Operation
{
    private ManagedTensor _a = null!, _b = null!, _y = null!;
    private bool _transposeA, _transposeB;
    private float* _scratchA, _scratchB, _scratchY;

    private int Items => _y.Shape[0];

    public void Forward(ManagedTensor a, ManagedTensor b, bool transposeA, bool transposeB, ManagedTensor y, Arena arena)
    {
        (_a, _b, _y, _transposeA, _transposeB) = (a, b, y, transposeA, transposeB);
        _scratchA = arena.Take((long)a.Shape[1] * a.Shape[2]);
        _scratchB = arena.Take((long)b.Shape[1] * b.Shape[2]);
        new Span<float>(y.Data, y.Shape.ElementCount).Clear();
        for (int item = 0; item < Items; item++)
            AddProduct(A(item, transposeA), B(item, transposeB), Item(_y, _y.Data, item));
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null)
            return;
        _scratchY = arena.Take((long)_y.Shape[1] * _y.Shape[2]);
        if (_a.WantsGradient)
            PassA(_a.AccumulateGradient(arena));
        if (_b.WantsGradient)
            PassB(_b.AccumulateGradient(arena));
    }

    private void PassA(float* gradient)
    {
        for (int item = 0; item < Items; item++)
        {
            Matrix da = Item(_a, gradient, item);
            if (_transposeA)
                AddProduct(B(item, _transposeB), Dy(item, transposed: true), da);
            else
                AddProduct(Dy(item, transposed: false), B(item, !_transposeB), da);
        }
    }

    private void PassB(float* gradient)
    {
        for (int item = 0; item < Items; item++)
        {
            Matrix db = Item(_b, gradient, item);
            if (_transposeB)
                AddProduct(Dy(item, transposed: true), A(item, _transposeA), db);
            else
                AddProduct(A(item, !_transposeA), Dy(item, transposed: false), db);
        }
    }

    private Matrix A(int item, bool transposed) => Oriented(Item(_a, _a.Data, item), transposed, _scratchA);

    private Matrix B(int item, bool transposed) => Oriented(Item(_b, _b.Data, item), transposed, _scratchB);

    private Matrix Dy(int item, bool transposed) => Oriented(Item(_y, _y.Gradient, item), transposed, _scratchY);

    private static Matrix Item(ManagedTensor tensor, float* data, int item)
        => new(data + ((long)item * tensor.Shape[1] * tensor.Stride), tensor.Shape[1], tensor.Shape[2], tensor.Stride);

    private static Matrix Oriented(Matrix matrix, bool transposed, float* scratch)
    {
        if (!transposed)
            return matrix;
        Transpose.Copy(matrix.Start, matrix.Stride, matrix.Rows, matrix.Columns, scratch, matrix.Rows);
        return new(scratch, matrix.Columns, matrix.Rows, matrix.Rows);
    }

    private static void AddProduct(Matrix left, Matrix right, Matrix sum)
    {
        for (int row = 0; row < sum.Rows; row++)
            RowKernels.AddProduct(left.Row(row), right.Start, right.Stride, sum.Row(row), left.Columns, sum.Columns);
    }

    private readonly struct Matrix(float* start, int rows, int columns, int stride)
    {
        public float* Start { get; } = start;

        public int Rows { get; } = rows;

        public int Columns { get; } = columns;

        public int Stride { get; } = stride;

        public float* Row(int row) => Start + ((long)row * Stride);
    }
}
