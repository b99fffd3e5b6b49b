namespace Microsoft.ML.Recurrent.Training;

/// <summary>What ended a training.</summary>
public enum TrainingStop
{
    /// <summary>All planned epochs were run.</summary>
    Completed,

    /// <summary>The loss, of the validation rows where there are any, had not fallen for <see cref="RecurrentOptions.Patience"/> epochs.</summary>
    Patience,

    /// <summary><see cref="RecurrentOptions.TimeLimit"/> was reached.</summary>
    TimeLimit,

    /// <summary>The caller cancelled it.</summary>
    Cancelled,
}
