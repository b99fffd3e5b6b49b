#!/usr/bin/env python3
"""Writes the product tiles of the managed engine: python3 eng/tiles/generate.py

A tile holds rows x 4 (or fewer) registers of sums: 6 rows by 4, 8 by 3 or fewer where there are 32 registers. C# cannot say "this many
local variables", hence this script. The register type stays a type parameter, so one description serves every instruction set.
"""
import pathlib
import re

FOLDER = pathlib.Path(__file__).parents[2] / "src/Microsoft.ML.Recurrent/Engines/Managed/Kernels"
LOW, TALL = (6, "V.TileRows"), (8, "V.TallTileRows")  # most rows of any instruction set, and of the one in use
FEW_ROWS = 3  # few registers: hold the factors, stream the panel
FETCHING_ROWS = 3  # lower tiles have no instructions to spare


def at(pointer, offset):
    return pointer if offset == 0 else f"{pointer} + {offset}"


def column(j):
    return "0" if j == 0 else "V.Count" if j == 1 else f"({j} * V.Count)"


def load(pointer, j):
    return f"V.Load({pointer})" if j == 0 else f"V.Load({pointer} + {column(j)})"


def row_pointer(pointer, stride, r):
    return pointer if r == 0 else f"{pointer} + {stride}" if r == 1 else f"{pointer} + ({r} * {stride})"


class Writer:
    def __init__(self):
        self.lines = []
        self.depth = 1

    def line(self, text=""):
        self.lines.append(("    " * self.depth + text) if text else "")

    def open(self, text):
        self.line(text)
        self.line("{")
        self.depth += 1

    def close(self):
        self.depth -= 1
        self.line("}")

    def sums(self, rows, columns, pointer, stride):
        """Declares the sums and loads their starting values."""
        for r in range(rows):
            for j in columns:
                p = row_pointer(pointer, stride, r)
                self.line(f"V c{r}{j} = V.Load({p if j == 0 else p + ' + ' + column(j)});")

    def stores(self, rows, columns, pointer, stride):
        for r in range(rows):
            for j in columns:
                p = row_pointer(pointer, stride, r)
                self.line(f"V.Store(c{r}{j}, {p if j == 0 else p + ' + ' + column(j)});")

    def multiply(self, rows, columns, factor, panel):
        """One depth step: factor(r) times the panel's row, into the given columns."""
        if rows <= FEW_ROWS:
            for r in range(rows):
                self.line(f"V f{r} = V.Create({factor(r)});")
            for slot, j in enumerate(columns):
                self.line(f"V b{j} = {load(panel, slot)};")
                for r in range(rows):
                    self.line(f"V.Accumulate(f{r}, b{j}, ref c{r}{j});")
        else:  # many: hold the panel's row, stream the factors
            for slot, j in enumerate(columns):
                self.line(f"V b{j} = {load(panel, slot)};")
            for r in range(rows):
                self.line(f"V f{r} = V.Create({factor(r)});")
                for j in columns:
                    self.line(f"V.Accumulate(f{r}, b{j}, ref c{r}{j});")


    def row_ends(self, operand, stride, depth, rows):
        """Where each row's depth ends: a count up to zero needs no register for its end."""
        for r in range(rows):
            self.line(f"float* {operand}{r} = {row_pointer(operand, stride, r)} + {depth};")

    def fetch(self):
        """A part of what will be needed soon, at each step of the depth: no branch, because the loop has few instructions to spare."""
        self.line("if (Sse.IsSupported)")
        self.line("    Sse.Prefetch1(next);")
        self.line("next += stride;")


def write(name, summary, remarks, variants):
    w = Writer()
    for text in variants:
        text(w)
    body = "\n".join(w.lines).rstrip()
    (FOLDER / f"{name}.cs").write_text(f"""// Written by eng/tiles/generate.py; change it there.
using System.Runtime.CompilerServices;
{"using System.Runtime.Intrinsics.X86;" + chr(10) if "Sse." in body else ""}
namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>{summary}</summary>
/// <remarks>{remarks}</remarks>
internal static unsafe class {name}<V> where V : struct, ILanes<V>
{{
{body}
}}
""")


def take(w, rows, depth):
    w.line("float* next = c;")
    w.line("nint stride = 0;")
    w.line(f"if (ahead != null && {rows} >= {FETCHING_ROWS})")
    w.line(f"    ahead->Take({depth}, ref next, ref stride);")


def dispatch(w, signature, arguments, most):
    """A public method that picks the variant by its number of rows."""
    w.line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]")
    w.open(f"public static void Run(int rows, {signature}, Ahead* ahead = null)")
    take(w, "rows", "depth")
    cases(w, "rows", arguments, most)
    w.close()
    w.line()


def dispatch_tiles(w, signature, arguments, operands, depth, height):
    """A public method that cuts any number of rows into full tiles and one for the rest; a single row is never left: 13 as 6 + 4 + 3."""
    w.line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]")
    w.open(f"public static void Run(int rows, {signature}, Ahead* ahead = null)")
    most, tile_rows = height
    w.open("while (rows > 0)")
    w.line(f"int height = rows == {tile_rows} + 1 ? (rows + 1) / 2 : Math.Min(rows, {tile_rows});")
    take(w, "height", depth)
    cases(w, "height", arguments, most)
    w.line()
    w.line("rows -= height;")
    for pointer, stride in operands:
        w.line(f"{pointer} += height * {stride};")
    w.close()
    w.close()
    w.line()


def cases(w, rows, arguments, most):
    w.open(f"switch ({rows})")
    for r in range(1, most + 1):
        fetching = ", next, stride" if r >= FETCHING_ROWS else ""
        w.line(f"case {r}: Rows{r}({arguments}{fetching}); break;")
    w.close()


def private(w, rows, signature):
    """A variant's head. Counts are native integers there: a loop that converts one at each step spills registers."""
    w.line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]")
    fetching = ", float* next, nint stride" if rows >= FETCHING_ROWS else ""
    native = re.sub(r"\bint\b", "nint", signature)
    w.open(f"private static void Rows{rows}(\n        {native}{fetching})")


GATE_SIGNATURE = ("float* start, nint startRow, float* x, nint xRow, int inputs, float* w, "
                  "float* h, nint hRow, int units, float* u, float* c, nint cRow")
GATE_ARGUMENTS = "start, startRow, x, xRow, inputs, w, h, hRow, units, u, c, cRow"


def gates(name, summary, remarks, from_x, from_h, height, h_slots=None):
    every = sorted(set(from_x) | set(from_h))

    def tile(rows):
        def text(w):
            private(w, rows, GATE_SIGNATURE)
            w.sums(rows, every, "start", "startRow")
            operands = (("x", "xRow", "inputs", "w", from_x, len(from_x)), ("h", "hRow", "units", "u", from_h, h_slots or len(from_h)))
            for operand, stride, count, panel, columns, slots in operands:
                w.row_ends(operand, stride, count, rows)
                w.open(f"for (nint k = -{count}; k != 0; k++)")
                if operand == "h" and rows >= FETCHING_ROWS:
                    w.fetch()
                w.multiply(rows, columns, lambda r: f"{operand}{r}[k]", panel)
                w.line(f"{panel} += {slots} * V.Count;")
                w.close()
                w.line()
            w.stores(rows, every, "c", "cRow")
            w.close()
            w.line()
        return text

    write(name, summary, remarks, [lambda w: dispatch_tiles(w, GATE_SIGNATURE, GATE_ARGUMENTS, (("start", "startRow"), ("x", "xRow"), ("h", "hRow"), ("c", "cRow")), "units", height)] + [tile(r) for r in range(1, height[0] + 1)])


def segments(name, summary, remarks, width, height):
    signature = "int segments, int depth, float* a, nint aRow, nint aSegment, float* b, nint bSkip, float* start, nint startRow, float* c, nint cRow"
    arguments = "segments, depth, a, aRow, aSegment, b, bSkip, start, startRow, c, cRow"
    columns = range(width)

    def tile(rows):
        def text(w):
            private(w, rows, signature)
            w.sums(rows, columns, "start", "startRow")
            w.open("for (; segments != 0; segments--)")
            w.row_ends("a", "aRow", "depth", rows)
            w.open("for (nint k = -depth; k != 0; k++)")
            if rows >= FETCHING_ROWS:
                w.fetch()
            w.multiply(rows, columns, lambda r: f"a{r}[k]", "b")
            w.line("b += 4 * V.Count;")
            w.close()
            w.line()
            w.line("a += aSegment;")
            w.line("b += bSkip;")
            w.close()
            w.line()
            w.stores(rows, columns, "c", "cRow")
            w.close()
            w.line()
        return text

    write(name, summary, remarks, [lambda w: dispatch_tiles(w, signature, arguments, (("a", "aRow"), ("start", "startRow"), ("c", "cRow")), "segments * depth", height)] + [tile(r) for r in range(1, height[0] + 1)])


def products(name, summary, remarks, width, height):
    signature = "float* start, nint startRow, float* a, nint aRow, int depth, float* b, nint bRow, float* c, nint cRow"
    arguments = "start, startRow, a, aRow, depth, b, bRow, c, cRow"
    columns = range(width)

    def tile(rows):
        def text(w):
            private(w, rows, signature)
            w.sums(rows, columns, "start", "startRow")
            w.row_ends("a", "aRow", "depth", rows)
            w.open("for (nint k = -depth; k != 0; k++)")
            if rows >= FETCHING_ROWS:
                w.fetch()
            w.multiply(rows, columns, lambda r: f"a{r}[k]", "b")
            w.line("b += bRow;")
            w.close()
            w.line()
            w.stores(rows, columns, "c", "cRow")
            w.close()
            w.line()
        return text

    write(name, summary, remarks, [lambda w: dispatch_tiles(w, signature, arguments, (("start", "startRow"), ("a", "aRow"), ("c", "cRow")), "depth", height)] + [tile(r) for r in range(1, height[0] + 1)])


def outer(name, summary, remarks, width):
    signature = "int depth, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow"
    arguments = "depth, a, aRow, b, bRow, c, cRow"
    columns = range(width)

    def tile(rows):
        def text(w):
            private(w, rows, signature)
            w.sums(rows, columns, "c", "cRow")
            w.open("for (; depth != 0; depth--)")
            if rows >= FETCHING_ROWS:
                w.fetch()
            w.multiply(rows, columns, lambda r: f"a[{r}]", "b")
            w.line("a += aRow;")
            w.line("b += bRow;")
            w.close()
            w.line()
            w.stores(rows, columns, "c", "cRow")
            w.close()
            w.line()
        return text

    most = LOW[0] if width == 4 else TALL[0]
    write(name, summary, remarks, [lambda w: dispatch(w, signature, arguments, most)] + [tile(r) for r in range(1, most + 1)])


ROW_SIGNATURE = "float* start, nint startPanel, float* narrowStart, float* x, nint inputs, float* w, float* h, nint units, float* u, float* c"
MOST_PANELS = 4


def one_row(name, summary, remarks, from_x, from_h, narrow_too):
    narrow_start = "narrowStart, " if narrow_too else ""
    signature = ROW_SIGNATURE if narrow_too else ROW_SIGNATURE.replace("float* narrowStart, ", "")
    arguments = f"start, startPanel, {narrow_start}x, inputs, w, h, units, u, c"
    kinds = [(p, narrow) for p in range(1, MOST_PANELS + 1) for narrow in ((False, True) if narrow_too else (False,))]

    def head(w):
        w.open(f"public static void Run(int panels, {signature})")
        w.open("switch (panels, narrowStart != null)" if narrow_too else "switch (panels)")
        for panels, narrow in kinds:
            w.line(f"case {f'({panels}, {str(narrow).lower()})' if narrow_too else panels}: {variant(panels, narrow)}({arguments}); break;")
        w.close()
        w.close()
        w.line()

    def variant(panels, narrow):
        return f"Panels{panels}{'AndNarrow' if narrow else ''}"

    def tile(panels, narrow):
        chains = [(p, j) for p in range(panels) for j in range(4)] + ([(panels, 0)] if narrow else [])

        def text(w):
            w.line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]")
            w.open(f"private static void {variant(panels, narrow)}(\n        {signature})")
            for p, j in chains:
                w.line(f"V c{p}{j} = {load('narrowStart' if p == panels else row_pointer('start', 'startPanel', p), j)};")
            for operand, count, panel, columns in (("x", "inputs", "w", from_x), ("h", "units", "u", from_h)):
                wide = len(columns)
                for p in range(panels + (1 if narrow else 0)):
                    w.line(f"float* {panel}{p} = {panel if p == 0 else f'{panel} + ({wide * p} * V.Count * {count})'};")
                w.line(f"{operand} += {count};")
                w.open(f"for (nint k = -{count}; k != 0; k++)")
                w.line(f"V f = V.Create({operand}[k]);")
                for p, j in chains:
                    if j in columns:
                        w.line(f"V b{p}{j} = {load(f'{panel}{p}', columns.index(j))};")
                        w.line(f"V.Accumulate(f, b{p}{j}, ref c{p}{j});")
                for p in range(panels):
                    w.line(f"{panel}{p} += {wide} * V.Count;")
                if narrow:
                    w.line(f"{panel}{panels} += V.Count;")
                w.close()
                w.line()
            for p, j in chains:
                w.line(f"V.Store(c{p}{j}, {at('c', 0) if p + j == 0 else at('c', column(4 * p + j))});")
            w.close()
            w.line()
        return text

    write(name, summary, remarks, [head] + [tile(*kind) for kind in kinds])


ALIASING = "Start may be the result itself; nothing else overlaps. Each element is one chain, over x and then over h."

gates("GateTile", "Pre-activations of a panel: <c>C = start + x·W + h·U</c>, in tiles of up to 6 rows by 4 registers.",
      "x rows [inputs], W [inputs, 4·lanes], h rows [units], U [units, 4·lanes], C rows [4·lanes]. "
      "A start stride of 0 repeats one row, the bias.\n/// " + ALIASING + " Twin: the gate loops of the reference engine.",
      [0, 1, 2, 3], [0, 1, 2, 3], LOW)
gates("UpdateGateTile", "Pre-activations n r z of a GRU that resets before the product: <c>n r z += x·W</c>, <c>r z += h·U</c>, in tiles of up to 8 rows.",
      "W [inputs, 3·lanes] in the order n r z, U [units, 3·lanes] in the order r z n, of which n is skipped, C rows [4·lanes], the last slot unused.\n/// "
      + ALIASING + " Twin: the gate loops of the reference engine.",
      [0, 1, 2], [1, 2], TALL, h_slots=3)
products("NarrowTile", "<c>C = start + A·B</c>, in tiles of up to 8 rows by 1 register: the last panel's gates, where it has few units, and a GRU's candidate.",
       "A rows [depth], B [depth] rows bRow apart, C rows [lanes]. Start may be C itself; nothing else overlaps. Each element is one chain over the depth.\n"
       "/// Twin: the gate and candidate loops of the reference engine.", 1, (8, 8))
products("DoubleTile", "<c>C = start + A·B</c>, in tiles of up to 8 rows by 2 registers: a last panel's gates, where they fill half of one.",
         "A rows [depth], B [depth] rows bRow apart, C rows [2·lanes]. Start may be C itself; nothing else overlaps. Each element is one chain over the depth.\n"
         "/// Twin: the gate loops of the reference engine.", 2, TALL)
products("TripleTile", "<c>C = start + A·B</c>, in tiles of up to 8 rows by 3 registers: the gates of a GRU panel that x feeds, or h, and of a last panel.",
       "A rows [depth], B [depth] rows bRow apart, C rows [3·lanes]. Start may be C itself; nothing else overlaps. Each element is one chain over the depth.\n"
       "/// Twin: the gate loops of the reference engine.", 3, TALL)
one_row("RowTile", "A single row's pre-activations of one to four panels, each four registers wide, and of a narrow one behind them: <c>c = start + x·W + h·U</c>.",
        "x [inputs], W panels [inputs, 4·lanes], h [units], U panels [units, 4·lanes], c panels [4·lanes], one behind the other; start panels startPanel floats apart.\n"
        "/// The narrow panel has one register in place of four, and is there if narrowStart is not null. Nothing overlaps. All chains run side by side: four alone would wait for themselves.\n"
        "/// Each element is one chain, over x and then over h. Twin: the gate loops of the reference engine.",
        [0, 1, 2, 3], [0, 1, 2, 3], narrow_too=True)
one_row("GruRowTile", "A single row's pre-activations n r z m of one to four panels of a GRU that resets after the product: <c>n r z += x·W</c>, <c>r z m += h·U</c>.",
        "x [inputs], W panels [inputs, 3·lanes], h [units], U panels [units, 3·lanes], c panels [4·lanes], one behind the other; start panels startPanel floats apart.\n"
        "/// Nothing overlaps. All chains run side by side: four alone would wait for themselves. Each element is one chain, over x and then over h.\n"
        "/// Twin: the gate loops of the reference engine.",
        [0, 1, 2], [1, 2, 3], narrow_too=False)
for width, height in ((4, LOW), (3, TALL), (2, TALL), (1, (8, 8))):
    segments(f"SegmentTile{width}", f"<c>C = start + Σ A·B</c> over segments of the depth, in tiles of up to {height[0]} rows by {width} register{'s' if width > 1 else ''}.",
             "A: for each segment rows [depth], aSegment floats from one segment to the next; B [segments·depth, 4·lanes]"
             + ("" if width == 4 else f", of which the first {width} register{'s are' if width > 1 else ' is'} read")
             + f", bSkip floats\n/// left out after each segment; C rows [{width}·lanes].\n"
             "/// Start may be C itself; nothing else overlaps. Each element is one chain over segments and depth. Twin: the transposed products of the reference engine.", width, height)
for width in (4, 3, 2, 1):
    outer(f"OuterTile{width}", f"<c>C += Aᵀ·B</c>, up to {6 if width == 4 else 8} rows by {width} register{'s' if width > 1 else ''}: a weight's gradient.",
          f"A [depth] rows of which the first columns are used, B [depth] rows of {width}·lanes, C rows [{width}·lanes].\n"
          "/// Nothing overlaps. Each element is one chain over the depth. Twin: the outer products of the reference engine.", width)
