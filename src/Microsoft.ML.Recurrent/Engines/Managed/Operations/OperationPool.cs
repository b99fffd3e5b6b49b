namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>A step's operation objects, reused by its later uses.</summary>
internal sealed class OperationPool
{
    private readonly ObjectPool<RnnOperation> _rnn = new();
    private readonly ObjectPool<LstmOperation> _lstm = new();
    private readonly ObjectPool<GruOperation> _gru = new();

    public ObjectPool<EmbedOperation> Embed { get; } = new();

    public ObjectPool<LinearOperation> Linear { get; } = new();

    public ObjectPool<AddOperation> Add { get; } = new();

    public ObjectPool<MultiplyOperation> Multiply { get; } = new();

    public ObjectPool<SquaredErrorOperation> SquaredError { get; } = new();

    public ObjectPool<CrossEntropyOperation> CrossEntropy { get; } = new();

    public RecurrentOperation Recurrent(RecurrentCell cell) => cell switch
    {
        RecurrentCell.Rnn => _rnn.Next(),
        RecurrentCell.Lstm => _lstm.Next(),
        _ => _gru.Next(),
    };

    public void Reset()
    {
        Embed.Reset();
        Linear.Reset();
        Add.Reset();
        Multiply.Reset();
        SquaredError.Reset();
        CrossEntropy.Reset();
        _rnn.Reset();
        _lstm.Reset();
        _gru.Reset();
    }
}
