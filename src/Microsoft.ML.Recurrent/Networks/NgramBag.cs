using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>The linear part beside a recurrent network: a text's logits are the sum over its n-grams of weight times log-count ratio.</summary>
/// <remarks>Ratios are what naive Bayes would answer; they stay as they are, and the weights start at zero. Wang &amp; Manning (2012), aclanthology.org/P12-2018.</remarks>
internal sealed class NgramBag(ParameterSet parameters, int count, int outputs)
{
    private readonly Parameter _weight = parameters.Add("ngrams.weight", new Shape(count, outputs));

    private readonly Parameter _share = parameters.Add("ngrams.share", new Shape(1), isTrainable: false);

    /// <summary>[N, K], how much each n-gram speaks for each class before anything is learnt.</summary>
    public Parameter Ratio { get; } = parameters.Add("ngrams.ratio", new Shape(count, outputs), isTrainable: false);

    /// <summary>The bag's part of the result, 0 to 1; the rest is the recurrent part's.</summary>
    public float Share
    {
        get
        {
            Span<float> value = stackalloc float[1];
            _share.Read(value);
            return value[0];
        }
        set => _share.Write([value]);
    }

    /// <summary>Numbers in its parameters.</summary>
    public static Int128 ParameterCount(Int128 count, Int128 outputs) => count == 0 ? 0 : (2 * count * outputs) + 1;

    /// <summary>Whether a parameter is one of its tables.</summary>
    public bool Holds(Parameter parameter) => parameter == _weight || parameter == Ratio;

    /// <summary>To the logits [B, K].</summary>
    public ITensor Forward(IStep step, NgramInput input)
        => step.Multiply(step.MeanOverTime(Contributions(step, input.Ids), input.Lengths), input.Counts);

    /// <summary>N-grams [N, B] to what each adds to the logits, [N, B, K].</summary>
    public ITensor Contributions(IStep step, ITensor ids) => step.Multiply(step.Embed(ids, _weight), step.Embed(ids, Ratio));
}
