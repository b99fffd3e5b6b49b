using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent;

public sealed partial class RecurrentCatalog
{
    /// <summary>Adds to each row of a series the window of rows that ends with it, and, to train on, the rows that follow.</summary>
    /// <param name="outputColumnName">Window: <c>Vector&lt;Single, length&gt;</c>, or <c>Vector&lt;Single, length, C&gt;</c> for a vector input;
    /// oldest row first, in the input's unit.</param>
    /// <param name="inputColumnName">Series: <c>Single</c> or <c>Vector&lt;Single, C&gt;</c>, one row per time step, oldest first, all finite.</param>
    /// <param name="length">Rows in a window. Unit: rows (hourly data, 24 = one day). Range: 1 or more.</param>
    /// <param name="futureColumnName">Rows t + 1 to t + <paramref name="horizon"/>: <c>Single</c> for a horizon of 1 and a <c>Single</c> input, else
    /// <c>Vector&lt;Single, horizon&gt;</c>, for a vector input <c>Vector&lt;Single, C&gt;</c> or <c>Vector&lt;Single, horizon, C&gt;</c>.
    /// NaN where it is not known yet. Default null: no such column.</param>
    /// <param name="horizon">Rows in the future column. Unit: rows. Range: 1 or more. Default 1: the next row.</param>
    /// <param name="groupColumnName">Says to which series a row belongs, <c>Text</c> or <c>Key&lt;UInt32&gt;</c>. No window crosses from one to the next;
    /// a group's rows must stand together. Default null: one series.</param>
    /// <param name="timeColumnName">Must ascend from row to row of a series. Default null: the rows' order is taken as it is.</param>
    /// <returns>An estimator that learns nothing but how far apart rows are in time, where there is a time column.</returns>
    /// <exception cref="ArgumentException">A name is empty, a number is out of its range, or a window would be larger than a vector can be.</exception>
    /// <remarks>The first length - 1 rows of a series have no full window and are left out; see <see cref="WindowOptions.HistoryEdge"/> for other ways.
    /// Windows overlap: a random split of them puts nearly the same rows into both parts, so split with <see cref="SplitByTime(IDataView, double, int, string, string)"/>.</remarks>
    public WindowEstimator Window(
        string outputColumnName,
        string inputColumnName,
        int length,
        string? futureColumnName = null,
        int horizon = 1,
        string? groupColumnName = null,
        string? timeColumnName = null)
        => Window(new WindowOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            Length = length,
            FutureColumnName = futureColumnName,
            Horizon = horizon,
            GroupColumnName = groupColumnName,
            TimeColumnName = timeColumnName,
        });

    /// <summary>Adds to each row of a series the window of rows that ends with it, and, to train on, the rows that follow.</summary>
    /// <param name="options">Columns, sizes and edges.</param>
    /// <returns>An estimator that learns nothing but how far apart rows are in time, where there is a time column.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is out of its range, or contradicts another.</exception>
    public WindowEstimator Window(WindowOptions options) => new(_environment, options);

    /// <summary>Cuts a series in time: the earlier rows to train on, the later ones to test on.</summary>
    /// <param name="data">The series, oldest row first. Its rows must be the same in every pass.</param>
    /// <param name="fraction">Share of each series' rows before the cut, rounded to the nearest row. No unit. Range: above 0 and below 1.</param>
    /// <param name="gap">Rows before the cut that are left out of the training part. Unit: rows. Range: 0 or more. Default 0, for a series whose
    /// windows are made after the split; where <paramref name="data"/> holds windows and their future already, give horizon - 1.</param>
    /// <param name="groupColumnName">Says to which series a row belongs, <c>Text</c> or <c>Key&lt;UInt32&gt;</c>; each is cut by itself.
    /// Default null: one series.</param>
    /// <param name="timeColumnName">Must ascend from row to row of a series. Default null: the rows' order is taken as it is.</param>
    /// <returns>Both parts, lazy, in the order of the data.</returns>
    /// <exception cref="ArgumentException">A number is out of its range, or a column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidDataException">A part would be empty, a group's rows do not stand together, or time does not ascend.</exception>
    /// <remarks>
    /// <para>A random split leaks: a window shares all but a few rows with its neighbours, so each test window has been trained on but for its last
    /// rows, and what follows it stands in a training window. The error so found is that of memory, not of foresight.</para>
    /// <para>Labels leak too. The window of row t is trained on rows up to t + horizon; without a gap, the last of the training part are
    /// trained on what the first of the test part are asked for. A gap of horizon - 1 rows ends that.</para>
    /// <para>The cut depends on the number of rows: where the view does not know it, or a group or time column is named, the data is read once.</para>
    /// </remarks>
    public TimeSplit SplitByTime(IDataView data, double fraction, int gap = 0, string? groupColumnName = null, string? timeColumnName = null)
        => SplitByTime(data, new TimeSplitOptions { Fraction = fraction, Gap = gap, GroupColumnName = groupColumnName, TimeColumnName = timeColumnName });

    /// <summary>Cuts a series in time: the earlier rows to train on, the later ones to test on.</summary>
    /// <param name="data">The series, oldest row first. Its rows must be the same in every pass.</param>
    /// <param name="options">Where to cut.</param>
    /// <returns>Both parts, lazy, in the order of the data.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An option is out of its range, or a column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidDataException">A part would be empty, a group's rows do not stand together, or time does not ascend.</exception>
    public TimeSplit SplitByTime(IDataView data, TimeSplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        return TimeSplitter.Split(data, options.Validate());
    }
}
