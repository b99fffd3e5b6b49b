using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>Reads a sequence, gives K numbers: an embedding where steps are tokens, recurrent levels, pooling, and a linear head. Beside them a bag of n-grams may
/// stand, which answers by itself; the result is then a mixture of both.</summary>
internal sealed class RecurrentNetwork : IDisposable
{
    private readonly RecurrentStack _encoder;
    private readonly AttentionPooling? _attention;
    private readonly Parameter _headWeight;
    private readonly Parameter _headBias;

    /// <summary>Builds the network on an engine, all parameters zero.</summary>
    /// <param name="engine">Computes.</param>
    /// <param name="spec">Its sizes.</param>
    /// <param name="ngrams">As many n-grams as the spec says; null where it has none.</param>
    public RecurrentNetwork(IEngine engine, NetworkSpec spec, NgramIndex? ngrams = null)
    {
        if (spec.NgramCount != (ngrams?.Count ?? 0))
            throw new ArgumentException(FormattableString.Invariant($"The spec has {spec.NgramCount} n-grams, the index {ngrams?.Count ?? 0}."), nameof(ngrams));
        Engine = engine;
        Spec = spec.Validate();
        Ngrams = ngrams;
        Parameters = engine.NewParameters();
        if (spec.VocabularySize > 0)
            Embedding = Parameters.Add("embedding.weight", new Shape(spec.VocabularySize, spec.InputSize), isTrainable: !spec.FrozenEmbedding);
        _encoder = new RecurrentStack(Parameters, "encoder", spec);
        if (spec.Pooling == Pooling.Attention)
            _attention = new AttentionPooling(Parameters, _encoder.OutputSize);
        _headWeight = Parameters.Add("head.weight", new Shape(spec.OutputSize, _encoder.OutputSize));
        _headBias = Parameters.Add("head.bias", new Shape(spec.OutputSize));
        if (ngrams is not null)
            Bag = new NgramBag(Parameters, ngrams.Count, spec.OutputSize);
    }

    public IEngine Engine { get; }

    public NetworkSpec Spec { get; }

    public ParameterSet Parameters { get; }

    /// <summary>The levels that the engine runs whole; null for one that is composed of operations.</summary>
    public IEnumerable<RecurrentLayer?> Levels => _encoder.Layers;

    /// <summary>[V, D]; null where steps are numbers.</summary>
    public Parameter? Embedding { get; }

    /// <summary>The n-grams of <see cref="Bag"/>.</summary>
    public NgramIndex? Ngrams { get; }

    /// <summary>The part that reads n-grams; null where there is none.</summary>
    public NgramBag? Bag { get; }

    /// <summary>What lays out a batch's n-grams; null where there are none.</summary>
    public NgramRows? NewNgramRows() => Ngrams is null ? null : new NgramRows(Ngrams, Spec.OutputSize);

    public void Initialize(InitialValues rule, SeedSequence seeds)
    {
        var initializer = new Initializer(rule, seeds);
        if (Embedding is not null)
            initializer.Embedding(Embedding);
        _encoder.Initialize(initializer);
        _attention?.Initialize(initializer);
        initializer.Linear(_headWeight, _headBias);
        if (Bag is not null)
            Bag.Share = 0.5f;
    }

    /// <summary>Numbers [T, B, D] or token ids [T, B] to [B, K]. Without <paramref name="dropout"/>, as in scoring, nothing is left out.</summary>
    public NetworkOutput Forward(IStep step, ITensor x, Lengths lengths, DropoutMasks? dropout = null, NgramRows? ngrams = null)
    {
        ITensor steps = Embed(step, x);
        if (dropout is not null && Embedding is not null)
            steps = dropout.Embedding(step, steps);
        return Read(step, steps, lengths, dropout, ngrams);
    }

    /// <summary>Token ids [T, B] to their rows [T, B, D]; numbers stay as they are.</summary>
    public ITensor Embed(IStep step, ITensor x) => Embedding is null ? x : step.Embed(x, Embedding);

    /// <summary>Steps [T, B, D], embedded where they were tokens, to [B, K]: what explains a result takes its gradient to these.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="ngrams"/> is null, and there is a bag that needs it.</exception>
    public NetworkOutput Read(IStep step, ITensor steps, Lengths lengths, DropoutMasks? dropout = null, NgramRows? ngrams = null)
    {
        PooledOutput pooled = Pool(step, _encoder.Forward(step, steps, lengths, dropout), lengths);
        ITensor row = dropout is null ? pooled.Row : dropout.Head(step, pooled.Row);
        ITensor recurrent = step.Linear(row, _headWeight, _headBias);
        if (Bag is null)
            return new NetworkOutput(recurrent, pooled.Weights, recurrent, Ngrams: null);
        ArgumentNullException.ThrowIfNull(ngrams);
        ITensor bag = Bag.Forward(step, ngrams.Enter(step));
        float share = Bag.Share;
        ITensor result = step.Add(step.Multiply(recurrent, ngrams.Same(step, 1 - share)), step.Multiply(bag, ngrams.Same(step, share)));
        return new NetworkOutput(result, pooled.Weights, recurrent, bag);
    }

    /// <summary>The same network with the same values on another engine.</summary>
    public RecurrentNetwork CopyTo(IEngine engine)
    {
        var copy = new RecurrentNetwork(engine, Spec, Ngrams);
        for (int i = 0; i < Parameters.Count; i++)
        {
            float[] values = new float[Parameters[i].Shape.ElementCount];
            Parameters[i].Read(values);
            copy.Parameters[i].Write(values);
        }

        return copy;
    }

    public void Dispose() => Parameters.Dispose();

    private PooledOutput Pool(IStep step, LevelOutput output, Lengths lengths) => Spec.Pooling switch
    {
        Pooling.Mean => new(step.MeanOverTime(output.Outputs, lengths), Weights: null),
        Pooling.Max => new(step.MaxOverTime(output.Outputs, lengths), Weights: null),
        Pooling.Attention => _attention!.Forward(step, output.Outputs, lengths),
        _ => new(output.Hidden, Weights: null),
    };
}
