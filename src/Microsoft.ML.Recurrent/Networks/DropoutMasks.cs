using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>Applies dropout to one batch after the other: masks of 0 and 1/(1 − p), multiplied in.</summary>
/// <remarks>A mask's number is a function of seed, place, epoch, example, time step and unit. Within an epoch an example comes once, so epoch and example say as much
/// as the optimizer's step would, and do not depend on how batches are cut. The buffer is used again.</remarks>
internal sealed class DropoutMasks(DropoutOptions options, SeedSequence seeds)
{
    private float[] _mask = [];
    private int[] _examples = [];
    private int[] _tokens = [];
    private int _epoch, _rows;

    /// <summary>Says which examples the next batch holds, row by row, and which tokens [T, B]; some of these become <paramref name="unknown"/>.</summary>
    public void Begin(int epoch, ReadOnlySpan<int> examples, Span<int> tokens, int unknown)
    {
        Begin(epoch, examples);
        LeaveOutWords(tokens, unknown);
        if (options.Embedding == 0)
            return;
        if (_tokens.Length < tokens.Length)
            _tokens = new int[tokens.Length];
        tokens.CopyTo(_tokens);
    }

    /// <summary>Says which examples the next batch holds, row by row.</summary>
    public void Begin(int epoch, ReadOnlySpan<int> examples)
    {
        (_epoch, _rows) = (epoch, examples.Length);
        if (_examples.Length < examples.Length)
            _examples = new int[examples.Length];
        examples.CopyTo(_examples);
    }

    /// <summary>On the network's input [T, B, I].</summary>
    public ITensor Input(IStep step, ITensor x, Lengths lengths) => Sequence(step, x, lengths, options.Input, seeds.For("dropout.input"));

    /// <summary>On what a level [T, B, D·H] gives to the next.</summary>
    public ITensor BetweenLevels(IStep step, ITensor x, Lengths lengths, int level)
        => Sequence(step, x, lengths, options.BetweenLevels, seeds.For("dropout.level", level));

    /// <summary>On what the head reads, [B, I].</summary>
    public ITensor Head(IStep step, ITensor x)
    {
        if (options.Head == 0)
            return x;
        int width = x.Shape.Last;
        Span<float> mask = Mask(x.Shape);
        SeedSequence place = seeds.For("dropout.head");
        for (int b = 0; b < x.Shape[0]; b++)
            Fill(mask.Slice(b * width, width), Row(place, b), 0, options.Head);
        return step.Multiply(x, step.Values(mask, x.Shape));
    }

    /// <summary>On embedded tokens [T, B, I]: a token that is left out is so wherever it stands in the row, with its whole vector.</summary>
    public ITensor Embedding(IStep step, ITensor x)
    {
        if (options.Embedding == 0)
            return x;
        (int steps, int rows, int width) = (x.Shape[0], x.Shape[1], x.Shape[2]);
        Span<float> mask = Mask(x.Shape);
        SeedSequence place = seeds.For("dropout.embedding");
        (ulong threshold, float kept) = (Threshold(options.Embedding), 1f / (1f - options.Embedding));
        for (int b = 0; b < rows; b++)
        {
            SeedSequence row = Row(place, b);
            for (int k = b; k < steps * rows; k += rows)
                mask.Slice(k * width, width).Fill(Value(row, _tokens[k], threshold, kept));
        }

        return step.Multiply(x, step.Values(mask, x.Shape));
    }

    private void LeaveOutWords(Span<int> tokens, int unknown)
    {
        if (options.Words == 0)
            return;
        SeedSequence place = seeds.For("dropout.word");
        ulong threshold = Threshold(options.Words);
        for (int b = 0; b < _rows; b++)
        {
            SeedSequence row = Row(place, b);
            for (int k = b; k < tokens.Length; k += _rows)
            {
                if (row.Bits(k / _rows) < threshold)
                    tokens[k] = unknown;
            }
        }
    }

    private ITensor Sequence(IStep step, ITensor x, Lengths lengths, float rate, SeedSequence place)
    {
        if (rate == 0)
            return x;
        (int steps, int rows, int width) = (x.Shape[0], x.Shape[1], x.Shape[2]);
        Span<float> mask = Mask(x.Shape);
        for (int b = 0; b < rows; b++)
        {
            SeedSequence row = Row(place, b);
            Span<float> first = mask.Slice(b * width, width);
            if (options.SameInAllSteps)
                Fill(first, row, 0, rate);
            for (int t = 0; t < steps; t++)
            {
                Span<float> units = mask.Slice((t * rows + b) * width, width);
                if (t >= lengths.Of(b, steps))
                    units.Clear(); // padding, which counts for nothing
                else if (!options.SameInAllSteps)
                    Fill(units, row, (long)t * width, rate);
                else if (t > 0)
                    first.CopyTo(units);
            }
        }

        return step.Multiply(x, step.Values(mask, x.Shape));
    }

    private static void Fill(Span<float> mask, SeedSequence row, long firstIndex, float rate)
    {
        ulong threshold = Threshold(rate);
        float kept = 1f / (1f - rate);
        for (int i = 0; i < mask.Length; i++)
            mask[i] = Value(row, firstIndex + i, threshold, kept);
    }

    private static ulong Threshold(float rate) => (ulong)(rate * (double)(1L << 32)) << 32;

    private static float Value(SeedSequence row, long index, ulong threshold, float kept) => row.Bits(index) < threshold ? 0f : kept;

    private SeedSequence Row(SeedSequence place, int row) => place.For("epoch", _epoch).For("example", _examples[row]);

    private Span<float> Mask(Shape shape)
    {
        if (_mask.Length < shape.ElementCount)
            _mask = new float[shape.ElementCount];
        return _mask.AsSpan(0, shape.ElementCount);
    }
}
