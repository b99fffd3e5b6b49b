using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Tests.Kernels;

/// <summary>The twins: the formula of each kernel as plain loops in double.</summary>
internal sealed unsafe class KernelChecks<V> : IKernelChecks where V : struct, ILanes<V>
{
    private const int Gap = 3; // between the rows, so that a wrong stride shows

    private static int Lanes => V.Count;

    public void Gates(int rows, int inputs, int units) => Product(GateTile<V>.Run, rows, inputs, units, perInput: [0, 1, 2, 3], perState: [0, 1, 2, 3], slots: 4);

    // A panel's columns lie together; the narrow one's are a register's.
    public void Row(int inputs, int units)
    {
        for (int panels = 1; panels <= V.RowPanels; panels++)
        {
            for (int narrow = 0; narrow <= Lanes; narrow += Lanes)
            {
                int width = 4 * Lanes, startPanel = width + Gap, total = (panels * width) + narrow;
                KernelMemory start = new(1, panels * startPanel), narrowStart = new(7, narrow), x = new(2, inputs), w = new(3, inputs * total), h = new(4, units), u = new(5, units * total), c = new(6, total);
                double[] expected = new double[total];
                for (int i = 0; i < total; i++)
                {
                    int panel = i / width, column = i % width, own = panel < panels ? width : narrow;
                    float* wPanel = w.Pointer + (panel * width * inputs), uPanel = u.Pointer + (panel * width * units);
                    expected[i] = (panel < panels ? start.Span[(panel * startPanel) + column] : narrowStart.Span[column])
                        + Sum(inputs, k => (double)x.Span[k] * wPanel[(k * own) + column]) + Sum(units, k => (double)h.Span[k] * uPanel[(k * own) + column]);
                }

                RowTile<V>.Run(panels, start.Pointer, startPanel, narrow > 0 ? narrowStart.Pointer : null, x.Pointer, inputs, w.Pointer, h.Pointer, units, u.Pointer, c.Pointer);
                Check(c, expected, inputs + units);
            }
        }
    }

    // W holds n r z, U holds r z m.
    public void GruRow(int inputs, int units)
    {
        for (int panels = 1; panels <= V.RowPanels; panels++)
        {
            int width = 4 * Lanes, own = 3 * Lanes, startPanel = width + Gap;
            KernelMemory start = new(1, panels * startPanel), x = new(2, inputs), w = new(3, inputs * panels * own), h = new(4, units), u = new(5, units * panels * own), c = new(6, panels * width);
            double[] expected = new double[panels * width];
            for (int i = 0; i < expected.Length; i++)
            {
                int panel = i / width, column = i % width;
                float* wPanel = w.Pointer + (panel * own * inputs), uPanel = u.Pointer + (panel * own * units) - Lanes;
                expected[i] = start.Span[(panel * startPanel) + column]
                    + (column < own ? Sum(inputs, k => (double)x.Span[k] * wPanel[(k * own) + column]) : 0)
                    + (column >= Lanes ? Sum(units, k => (double)h.Span[k] * uPanel[(k * own) + column]) : 0);
            }

            GruRowTile<V>.Run(panels, start.Pointer, startPanel, x.Pointer, inputs, w.Pointer, h.Pointer, units, u.Pointer, c.Pointer);
            Check(c, expected, inputs + units);
        }
    }

    // W holds n r z, U holds r z n, of which n is skipped; the result n r z and a slot that stays.
    public void UpdateGates(int rows, int inputs, int units) => Product(UpdateGateTile<V>.Run, rows, inputs, units, perInput: [0, 1, 2], perState: [1, 2, -1], slots: 4, written: 3);

    public void Products(int rows, int depth)
    {
        Product(NarrowTile<V>.Run, 1, rows, depth);
        Product(DoubleTile<V>.Run, 2, rows, depth);
        Product(TripleTile<V>.Run, 3, rows, depth);
    }

    public void Segments(int rows, int segments, int depth)
    {
        for (int columns = Lanes; columns <= 4 * Lanes; columns += Lanes)
        {
            Segments(columns, rows, segments, depth);
            Segments(columns - 1, rows, segments, depth);
        }
    }

    private static void Segments(int columns, int rows, int segments, int depth)
    {
        int width = 4 * Lanes, computed = (columns + Lanes - 1) / Lanes * Lanes, aRow = depth + Gap, aSegment = rows * aRow, bSkip = width, cRow = width + Gap, bSegment = (depth * width) + bSkip;
        KernelMemory start = new(1, rows * cRow), a = new(2, segments * aSegment), b = new(3, segments * bSegment), c = new(4, rows * cRow);
        double[] expected = c.Doubles();
        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < computed; j++) // what lies behind stays
            {
                expected[(r * cRow) + j] = start.Span[(r * cRow) + j] + Sum(
                    segments * depth,
                    k => (double)a.Span[(k / depth * aSegment) + (r * aRow) + (k % depth)] * b.Span[(k / depth * bSegment) + (k % depth * width) + j]);
            }
        }

        SegmentTile<V>.Run(columns, rows, segments, depth, a.Pointer, aRow, aSegment, b.Pointer, bSkip, start.Pointer, cRow, c.Pointer, cRow);
        Check(c, expected, segments * depth);
    }

    public void Dots(int rows, int segments, int registers)
    {
        const int Width = 5;
        int depth = registers * Lanes, aRow = depth + Gap, aSegment = rows * aRow, bColumn = depth + Gap, bSegment = 2 * bColumn, cRow = Width + Gap;
        for (int columns = 1; columns <= DotTile<V>.Columns; columns++)
        {
            KernelMemory a = new(1, segments * aSegment), b = new(2, segments * bSegment), start = new(3, rows * cRow), c = new(4, rows * cRow), sums = new(5, rows * DotTile<V>.SumsOfRow);
            sums.Span.Clear();
            double[] expected = c.Doubles();
            for (int r = 0; r < rows; r++)
            {
                for (int j = 0; j < Width; j++)
                {
                    expected[(r * cRow) + j] = j >= columns ? 0 : start.Span[(r * cRow) + j] + Sum(
                        segments * depth,
                        k => (double)a.Span[(k / depth * aSegment) + (r * aRow) + (k % depth)] * b.Span[(k / depth * bSegment) + (j * bColumn) + (k % depth)]);
                }
            }

            DotTile<V>.Add(rows, segments, depth, a.Pointer, aRow, aSegment, b.Pointer, columns == 1 ? 0 : bColumn, bSegment, sums.Pointer);
            DotTile<V>.Finish(rows, columns, Width, sums.Pointer, start.Pointer, cRow, c.Pointer, cRow);
            Check(c, expected, segments * depth);
            sums.AssertMarksStand();
        }
    }

    public void Outer(int rows, int depth)
    {
        Outer(OuterTile1<V>.Run, 1, Math.Min(rows, 8), depth);
        Outer(OuterTile2<V>.Run, 2, Math.Min(rows, 8), depth);
        Outer(OuterTile3<V>.Run, 3, Math.Min(rows, 8), depth);
        Outer(OuterTile4<V>.Run, 4, Math.Min(rows, 6), depth);
    }

    public void Adam(int count)
    {
        int padded = (count + Lanes - 1) / Lanes * Lanes;
        KernelMemory w = new(1, padded), m = new(2, padded), v = new(3, padded), g = new(4, padded);
        for (int i = 0; i < padded; i++)
            v.Span[i] = Math.Abs(v.Span[i]);
        (m.Span[0], v.Span[0], g.Span[0]) = (0f, 1e-38f, 0f); // decays into denormals, which become zero
        double[] weight = w.Doubles(), first = m.Doubles(), second = v.Doubles(), gradient = g.Doubles();
        var step = new AdamStep(0.9f, 0.999f, 1e-8f, 0.01f, 1.5f);
        for (int i = 0; i < padded; i++)
        {
            first[i] = (0.9f * first[i]) + ((1 - 0.9f) * gradient[i]);
            second[i] = (0.999f * second[i]) + ((double)(1 - 0.999f) * gradient[i] * gradient[i]);
            second[i] = second[i] < 1.17549435e-38 ? 0 : second[i];
            weight[i] -= 0.01f * first[i] / ((Math.Sqrt(second[i]) * 1.5f) + 1e-8f);
        }

        AdamKernel<V>.Update(w.Pointer, m.Pointer, v.Pointer, g.Pointer, count, step);
        Assert.Equal(0f, v.Span[0]);
        w.AssertNear(weight, 1e-5);
        m.AssertNear(first, 1e-7);
        v.AssertNear(second, 1e-7);
        w.AssertMarksStand();
    }

    public void Curves()
    {
        const int Points = 4000;
        bool isFused = RoundsOnce();
        KernelMemory x = new(1, Lanes), y = new(2, Lanes);
        for (int point = 0; point < Points; point += Lanes)
        {
            for (int i = 0; i < Lanes; i++)
                x.Span[i] = (float)(Math.Sinh((point + i - (Points / 2)) * 0.0025) * 1.2); // dense about 0, out to ±88
            V values = V.Load(x.Pointer);
            Compare(Curves<V>.ExpOfNegative(values), v => Math.Exp(-Math.Clamp(v, -87f, 87.33654f)), isFused ? 1.2 : 1.5);
            Compare(Curves<V>.Sigmoid(values), v => 1 / (1 + Math.Exp(-Math.Clamp(v, -87, 87))), 2.5);
            Compare(Curves<V>.Tanh(values), v => Math.Tanh(v), isFused ? 5 : 6);
        }

        void Compare(V found, Func<double, double> twin, double units)
        {
            V.Store(found, y.Pointer);
            for (int i = 0; i < Lanes; i++)
            {
                double expected = twin(x.Span[i]), unit = MathF.BitIncrement(MathF.Abs((float)expected)) - (double)MathF.Abs((float)expected);
                if (!(Math.Abs(y.Span[i] - expected) <= units * unit))
                    Assert.Fail(FormattableString.Invariant($"f({x.Span[i]:g9}) is {y.Span[i]:g9}; {expected:g9} is right, and {units} units are allowed."));
            }
        }
    }

    /// <summary>Whether multiply-adds are rounded once: not on processors without the instruction.</summary>
    private static bool RoundsOnce()
    {
        KernelMemory x = new(1, Lanes);
        V factor = V.Create(1f + MathF.ScaleB(1f, -12));
        V.Store(V.MultiplyAdd(factor, factor, V.Create(-1f - MathF.ScaleB(1f, -11))), x.Pointer);
        return x.Span[0] != 0f;
    }

    private static void Outer(OuterTile run, int registers, int rows, int depth)
    {
        int width = registers * Lanes, aRow = 8 + Gap, bRow = width + Gap, cRow = width + Gap;
        KernelMemory a = new(1, depth * aRow), b = new(2, depth * bRow), c = new(3, rows * cRow);
        double[] expected = c.Doubles();
        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < width; j++)
                expected[(r * cRow) + j] += Sum(depth, k => (double)a.Span[(k * aRow) + r] * b.Span[(k * bRow) + j]);
        }

        run(rows, depth, a.Pointer, aRow, b.Pointer, bRow, c.Pointer, cRow, null);
        Check(c, expected, depth);
    }

    // C[slot] = start[slot] + Σ x·W[block] + Σ h·U[block], each block of weights going to the slot that is named at its place; −1 for none.
    private static void Product(PanelProduct run, int registers, int rows, int depth)
    {
        int width = registers * Lanes, aRow = depth + Gap, bRow = width + Gap, cRow = width + Gap;
        KernelMemory start = new(1, width), a = new(2, rows * aRow), b = new(3, depth * bRow), c = new(4, rows * cRow);
        double[] expected = c.Doubles();
        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < width; j++)
                expected[(r * cRow) + j] = start.Span[j] + Sum(depth, k => (double)a.Span[(r * aRow) + k] * b.Span[(k * bRow) + j]);
        }

        run(rows, start.Pointer, 0, a.Pointer, aRow, depth, b.Pointer, bRow, c.Pointer, cRow, null);
        Check(c, expected, depth);
    }

    private static void Product(GateProduct run, int rows, int inputs, int units, int[] perInput, int[] perState, int slots, int written = 4)
    {
        int xRow = inputs + Gap, hRow = units + Gap, cRow = (slots * Lanes) + Gap;
        KernelMemory start = new(1, slots * Lanes), x = new(2, rows * xRow), w = new(3, inputs * perInput.Length * Lanes);
        KernelMemory h = new(4, rows * hRow), u = new(5, units * perState.Length * Lanes), c = new(6, rows * cRow);
        double[] expected = c.Doubles();
        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < written * Lanes; j++)
            {
                (int slot, int lane) = Math.DivRem(j, Lanes);
                int inW = Array.IndexOf(perInput, slot), inU = Array.IndexOf(perState, slot);
                expected[(r * cRow) + j] = start.Span[j]
                    + (inW < 0 ? 0 : Sum(inputs, k => (double)x.Span[(r * xRow) + k] * w.Span[(((k * perInput.Length) + inW) * Lanes) + lane]))
                    + (inU < 0 ? 0 : Sum(units, k => (double)h.Span[(r * hRow) + k] * u.Span[(((k * perState.Length) + inU) * Lanes) + lane]));
            }
        }

        var ahead = default(Ahead);
        ahead.Add(u.Pointer, u.Span.Length);
        run(rows, start.Pointer, 0, x.Pointer, xRow, inputs, w.Pointer, h.Pointer, hRow, units, u.Pointer, c.Pointer, cRow, &ahead);
        Check(c, expected, inputs + units);
    }

    private static void Check(KernelMemory c, double[] expected, int terms)
    {
        c.AssertNear(expected, KernelMemory.Rounding(terms));
        c.AssertMarksStand();
    }

    private static double Sum(int count, Func<int, double> term)
    {
        double sum = 0;
        for (int k = 0; k < count; k++)
            sum += term(k);
        return sum;
    }

    private delegate void GateProduct(
        int rows, float* start, nint startRow, float* x, nint xRow, int inputs, float* w, float* h, nint hRow, int units, float* u, float* c, nint cRow, Ahead* ahead);

    private delegate void PanelProduct(int rows, float* start, nint startRow, float* a, nint aRow, int depth, float* b, nint bRow, float* c, nint cRow, Ahead* ahead);

    private delegate void OuterTile(int rows, int depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow, Ahead* ahead);
}
