namespace Microsoft.ML.Recurrent.Training;

/// <summary>Training examples by number: a sequence in, K numbers out. The loop reads them in any order, batch after batch.</summary>
internal interface IExamples
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>D, numbers per time step.</summary>
    int InputSize { get; }

    /// <summary>K, numbers per target.</summary>
    int TargetSize { get; }

    /// <summary>Whether a time step is a token id, and not D numbers.</summary>
    bool HasTokens => false;

    /// <summary>Time steps of an example. 1 or more; of tokens 0 or more.</summary>
    int LengthOf(int example);

    /// <summary>Copies time step <paramref name="time"/> of an example, D numbers, scaled.</summary>
    void CopyInput(int example, int time, Span<float> destination);

    /// <summary>The token id, from 0, at time step <paramref name="time"/> of an example.</summary>
    int TokenAt(int example, int time) => throw new NotSupportedException("These examples hold numbers, not tokens.");

    /// <summary>Copies the target of an example, K numbers, scaled.</summary>
    void CopyTarget(int example, Span<float> destination);
}
