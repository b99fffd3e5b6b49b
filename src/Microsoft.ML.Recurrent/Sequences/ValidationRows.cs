namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Which rows a training holds out to watch the loss on.</summary>
public enum ValidationRows
{
    /// <summary>The newest of each series where the features are windows that say so, or a time or group column is named; else rows drawn at random.</summary>
    Automatic,

    /// <summary>Rows drawn at random, by the seed; where the label is a class, of each class the same share. For rows that do not depend on each other.</summary>
    Random,

    /// <summary>The newest of each series, by its time column; without one by the order of its rows. Rows before them whose future reaches into what is
    /// watched are neither learnt nor watched.</summary>
    Newest,

    /// <summary>The last rows of the view, whatever they are: what <c>validation_split</c> is in Keras.</summary>
    Last,
}
