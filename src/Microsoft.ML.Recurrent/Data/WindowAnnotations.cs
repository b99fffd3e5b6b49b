using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>What a column of windows, or of what follows them, says of itself, so that a trainer need not be told.</summary>
/// <param name="Length">Rows in a window; null of the column of what follows.</param>
/// <param name="Horizon">Rows that follow a window and are to be predicted; null where no column holds them.</param>
/// <param name="Group">The column that says to which series a row belongs; null for none.</param>
/// <param name="Time">The column that says when a row was; null where the rows' order is the time.</param>
internal sealed record WindowAnnotations(int? Length, int? Horizon, string? Group, string? Time)
{
    /// <summary>Kinds of annotation; a forecast column has the same for group and time.</summary>
    public const string GroupKind = "RecurrentGroupColumn", TimeKind = "RecurrentTimeColumn";

    private const string LengthKind = "RecurrentWindowLength", HorizonKind = "RecurrentHorizon";

    private bool IsKnown => Length is not null || Horizon is not null;

    /// <summary>Whether the column holds windows.</summary>
    public bool IsWindow => Length is not null;

    /// <summary>The same; of a column that a transform put in the place of another, as <c>NormalizeMinMax("History")</c> does, what that one said.</summary>
    /// <param name="schema">Has the column, and those that it hides.</param>
    /// <param name="column">The column.</param>
    public static WindowAnnotations Of(DataViewSchema schema, DataViewSchema.Column column)
    {
        for (int i = column.Index; i >= 0; i--)
        {
            DataViewSchema.Column place = schema[i];
            if (place.Name == column.Name && place.Type.Equals(column.Type) && Of(place) is { IsKnown: true } known)
                return known;
        }

        return Of(column);
    }

    public static WindowAnnotations Of(DataViewSchema.Column column)
        => new(ReadNumber(column, LengthKind), ReadNumber(column, HorizonKind), TextAnnotation.Read(column, GroupKind), TextAnnotation.Read(column, TimeKind));

    public DataViewSchema.Annotations ToAnnotations()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        AddNumber(builder, LengthKind, Length);
        AddNumber(builder, HorizonKind, Horizon);
        TextAnnotation.Add(builder, GroupKind, Group);
        TextAnnotation.Add(builder, TimeKind, Time);
        return builder.ToAnnotations();
    }

    private static void AddNumber(DataViewSchema.Annotations.Builder builder, string kind, int? number)
    {
        if (number is { } value)
            builder.AddPrimitiveValue(kind, NumberDataViewType.Int32, value);
    }

    private static int? ReadNumber(DataViewSchema.Column column, string kind)
    {
        if (column.Annotations.Schema.GetColumnOrNull(kind)?.Type != NumberDataViewType.Int32)
            return null;
        int number = 0;
        column.Annotations.GetValue(kind, ref number);
        return number;
    }
}
