namespace Microsoft.ML.Recurrent.Tests.Kernels;

/// <summary>One comparison with a scalar twin per kernel, whatever the registers.</summary>
internal interface IKernelChecks
{
    void Gates(int rows, int inputs, int units);

    void Row(int inputs, int units);

    void GruRow(int inputs, int units);

    void UpdateGates(int rows, int inputs, int units);

    void Products(int rows, int depth);

    void Segments(int rows, int segments, int depth);

    void Dots(int rows, int segments, int registers);

    void Outer(int rows, int depth);

    void Adam(int count);

    void Curves();
}
