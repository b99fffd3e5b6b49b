using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>The order in which an epoch goes through the examples: a function of seed and epoch alone, so that a resumed run finds it again.</summary>
/// <remarks>Where lengths differ, rows are shuffled, sorted by length within some tens of batches, cut into batches, and the batches shuffled:
/// little padding, and still another mixture each time.</remarks>
internal sealed class EpochOrder
{
    private const int BatchesPerBucket = 32;

    private readonly IExamples _examples;
    private readonly int _batchSize;
    private readonly SeedSequence _seeds;
    private readonly int[] _order;
    private readonly int[] _batches;
    private readonly bool _lengthsDiffer;

    public EpochOrder(IExamples examples, int batchSize, SeedSequence seeds)
    {
        (_examples, _seeds) = (examples, seeds);
        _batchSize = Math.Min(batchSize, Math.Max(examples.Count, 1)); // so that no sum with it overflows
        _order = new int[examples.Count];
        _batches = new int[(int)(((long)examples.Count + _batchSize - 1) / _batchSize)];
        for (int i = 1; i < examples.Count && !_lengthsDiffer; i++)
            _lengthsDiffer = examples.LengthOf(i) != examples.LengthOf(0);
    }

    /// <summary>Batches per epoch.</summary>
    public int Batches => _batches.Length;

    /// <summary>Prepares an epoch, counted from 1.</summary>
    public void Begin(int epoch)
    {
        Count(_order);
        _seeds.For("shuffle", epoch).Shuffle(_order);
        Count(_batches);
        if (!_lengthsDiffer)
            return;
        int size = (int)Math.Min((long)_batchSize * BatchesPerBucket, _order.Length);
        for (long first = 0; first < _order.Length; first += size)
        {
            // Ties keep their shuffled order only if the sort is told so.
            int[] bucket = _order.Skip((int)first).Take(size).OrderBy(_examples.LengthOf).ToArray();
            bucket.CopyTo(_order, first);
        }

        // The last batch may be a short one and stays where it is, so that each batch but that is full.
        _seeds.For("batches", epoch).Shuffle(_batches.AsSpan(0, _batches.Length - 1));
    }

    /// <summary>The examples of a batch, counted from 0.</summary>
    public ReadOnlySpan<int> Batch(int number)
    {
        int first = _batches[number] * _batchSize;
        return _order.AsSpan(first, Math.Min(_batchSize, _order.Length - first));
    }

    private static void Count(int[] numbers)
    {
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = i;
    }
}
