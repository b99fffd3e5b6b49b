using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The cells of a last panel of 4 or 8 units where a whole one has 16: groups of rows go through the kernels of a whole panel together.</summary>
/// <remarks>Row by row they would take as long as rows of a whole panel; rows that fill no group do. <paramref name="ofWhole"/> and
/// <paramref name="ofRow"/> compute the same bits.</remarks>
internal sealed unsafe class NarrowLstmCells(int units, LstmCells ofWhole, LstmCells ofRow) : LstmCells
{
    private const int WholeUnits = 16, GroupsAtOnce = 16;

    /// <summary>For a single row, which fills no group.</summary>
    public LstmCells OfRow => ofRow;

    private int RowsPerGroup => WholeUnits / units;

    /// <remarks>Leaves groups joined, for <see cref="Advance"/>.</remarks>
    public override void Activate(int rows, float* gates)
    {
        int groups = rows / RowsPerGroup, grouped = groups * RowsPerGroup;
        RowGroups.Join(units, groups, gates);
        ofWhole.Activate(groups, gates);
        if (rows != grouped)
            ofRow.Activate(rows - grouped, gates + (grouped * 4 * units));
    }

    public override void Advance(int rows, float* gates, float* c, float* cNext, float* h, nint hRow, float* squashed)
    {
        float* states = stackalloc float[GroupsAtOnce * WholeUnits];
        for (int groups = rows / RowsPerGroup, count; groups > 0; groups -= count)
        {
            count = Math.Min(groups, GroupsAtOnce);
            int taken = count * RowsPerGroup;
            ofWhole.Advance(count, gates, c, cNext, states, WholeUnits, squashed);
            RowGroups.Part(units, count, gates);
            RowGroups.Copy(units, taken, states, units, h, hRow);
            rows -= taken;
            gates += taken * 4 * units;
            c += taken * units;
            cNext += taken * units;
            h += taken * hRow;
            squashed = squashed == null ? null : squashed + (taken * units);
        }

        if (rows > 0)
            ofRow.Advance(rows, gates, c, cNext, h, hRow, squashed);
    }

    public override void Differentiate(int rows, float* dh, nint dhRow, float* gates, float* squashed, float* c, float* dc)
    {
        float* own = stackalloc float[GroupsAtOnce * WholeUnits];
        for (int groups = rows / RowsPerGroup, count; groups > 0; groups -= count)
        {
            count = Math.Min(groups, GroupsAtOnce);
            int taken = count * RowsPerGroup;
            RowGroups.Copy(units, taken, dh, dhRow, own, units);
            RowGroups.Join(units, count, gates);
            ofWhole.Differentiate(count, own, WholeUnits, gates, squashed, c, dc);
            RowGroups.Part(units, count, gates);
            rows -= taken;
            dh += taken * dhRow;
            gates += taken * 4 * units;
            squashed += taken * units;
            c += taken * units;
            dc += taken * units;
        }

        if (rows > 0)
            ofRow.Differentiate(rows, dh, dhRow, gates, squashed, c, dc);
    }
}
