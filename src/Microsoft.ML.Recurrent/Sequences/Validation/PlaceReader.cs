using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences.Validation;

/// <summary>Reads of which series a row is, and when it was; without a time column, its number.</summary>
internal sealed class PlaceReader(DataViewRow source, SeriesCut cut)
{
    private readonly GroupReader? _group = cut.Group is { } group ? GroupReader.Create(source, group) : null;
    private readonly TimeReader? _time = cut.Time is { } time ? new TimeReader(source, time) : null;
    private long _rows;

    /// <summary>Reads the row on which the source stands.</summary>
    /// <exception cref="InvalidDataException">The row's group or time is missing.</exception>
    public ExamplePlace Read()
    {
        _group?.Read();
        _group?.Keep();
        return new ExamplePlace(_group?.Current ?? "", _time?.Read() ?? new Moment(MomentKind.Integer, _rows++));
    }
}
