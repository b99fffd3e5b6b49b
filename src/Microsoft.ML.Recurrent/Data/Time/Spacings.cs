using System.Text.Json.Nodes;

namespace Microsoft.ML.Recurrent.Data.Time;

/// <summary>Spacing and gaps as options: which go together, and what files of format 1, which knew neither, meant.</summary>
internal static class Spacings
{
    /// <exception cref="ArgumentException">They are out of range, or there is no time column to give them a meaning.</exception>
    public static void Check(string? timeColumnName, Spacing? spacing, Gaps gaps)
    {
        Recurrent.Check.Defined(gaps, nameof(Gaps));
        spacing?.Validate();
        if (timeColumnName is not null)
            return;
        if (spacing is not null)
            throw new ArgumentException($"Spacing is '{spacing}', but there is no TimeColumnName whose rows it is about. Name the column, or leave Spacing null.", nameof(spacing));
        if (gaps != Gaps.Refuse)
            throw new ArgumentException($"Gaps is {gaps}, but there is no TimeColumnName to find a gap by. Name the column, or leave Gaps at Refuse.", nameof(gaps));
    }

    /// <summary>Writes in what was done then: the order of time was asked for, and no more.</summary>
    public static void FromFormat1(JsonObject options)
    {
        options.TryAdd("spacing", options["timeColumnName"] is null ? null : new JsonObject { ["unit"] = nameof(SpacingUnit.Irregular) });
        options.TryAdd("gaps", nameof(Gaps.Refuse));
    }
}
