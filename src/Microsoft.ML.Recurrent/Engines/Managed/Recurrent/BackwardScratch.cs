namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>What a backward walk of some rows writes for itself: a product of theirs, what it starts from, sums of dot products, and zeros.</summary>
internal readonly unsafe struct BackwardScratch
{
    public BackwardScratch(float* memory, int rows, int block)
    {
        Zeros = memory;
        Product = Zeros + block;
        Sources = Product + (rows * block);
        Sums = Sources + (rows * block);
        new Span<float>(Zeros, block).Clear();
    }

    /// <summary>One block of columns.</summary>
    public float* Zeros { get; }

    /// <summary>Rows of a block.</summary>
    public float* Product { get; }

    /// <summary>Rows of a block.</summary>
    public float* Sources { get; }

    /// <summary>Rows of a block.</summary>
    public float* Sums { get; }

    public static int Size(int rows, int block) => ((3 * rows) + 1) * block;
}
