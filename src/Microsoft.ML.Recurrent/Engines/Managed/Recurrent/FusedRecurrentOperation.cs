using System.Diagnostics;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>A recurrent level on registers V: lays out its tape, splits rows and panels over the workers.</summary>
/// <remarks>Three parallel regions in a training step and no barrier inside any: rows forward, rows backward, panels of weight gradients.
/// Where there are too few rows to go round, the workers share the units of all rows instead and meet at every time step.</remarks>
internal sealed unsafe class FusedRecurrentOperation<V> : RecurrentOperation where V : struct, ILanes<V>
{
    private const int FewestRows = 4; // of a share: below that a thread costs more than it brings
    private const int FewestWeights = 1 << 15; // of a recurrent product that repays the wait for each other at every step
    private const int FewInputs = 8; // times fewer than units: their product is little beside the state's
    private const int MostRows = 64; // that walk together: state and gates of more would fall out of the second-level cache

    private readonly RecurrentTape[] _tapes = [new(), new()];
    private readonly RecurrentBackward<V>[] _backward = [new(), new()];
    private readonly ForwardShares _forwardShares;
    private readonly BackwardShares _backwardShares;
    private readonly WeightShares _weightShares;
    private ManagedRecurrentLayer _layer = null!;
    private ManagedStep _step = null!;
    private CellKernel _cell = null!;
    private ManagedTensor _x = null!, _outputs = null!, _finalHidden = null!;
    private ManagedTensor? _finalCell, _initialHidden, _initialCell;
    private SequenceOutput? _output;
    private ThreadChoice? _choice;
    private int _threads;
    private long _time;

    public FusedRecurrentOperation()
    {
        (_forwardShares, _backwardShares, _weightShares) = (new(this), new(this), new(this));
    }

    public override SequenceOutput Output
    {
        get
        {
            if (_output is null || _output.Outputs != _outputs || _output.Final.Hidden != _finalHidden || _output.Final.Cell != _finalCell)
                _output = new(_outputs, new(_finalHidden, _finalCell));
            return _output;
        }
    }

    private int Directions => _layer.Spec.Directions;

    private int Steps => _x.Shape[0];

    private int Batch => _x.Shape[1];

    private int Units => _layer.Spec.HiddenSize;

    /// <summary>Ranges of rows that go to different threads.</summary>
    private int RowShares => Math.Min(Math.Max(Batch / FewestRows, 1), _threads);

    /// <summary>Multiply-adds of a walk.</summary>
    private long Products => (long)Steps * Batch * Directions * _layer.Spec.Gates * Units * (_layer.Spec.InputSize + Units);

    /// <summary>Whether the input's product of all steps comes first: for rows of at most one tile, unless it is little: done with the state's, it saves its results the way through memory.</summary>
    private bool ProjectsSteps => _step.Kind == StepKind.Scoring && Batch <= V.TileRows
        && (Batch > 1 || !_cell.WalksRow || FewInputs * _layer.Spec.InputSize > Units);

    public override void Forward(
        ManagedStep step, ManagedRecurrentLayer layer, ManagedTensor x, Lengths lengths, ManagedTensor? initialHidden, ManagedTensor? initialCell)
    {
        (_step, _layer, _x, _initialHidden, _initialCell) = (step, layer, x, initialHidden, initialCell);
        _choice = step.Kind == StepKind.Training && Batch >= 2 * FewestRows ? layer.ThreadsOfTraining(Products) : null;
        _threads = _choice?.Threads ?? step.ThreadsFor(Products);
        long start = Now();
        _cell = CellKernels<V>.For(layer.Spec);
        int* valid = CopyLengths(lengths);
        for (int d = 0; d < Directions; d++)
            Prepare(_tapes[d], d, valid);
        _outputs = NewOutputs();
        _forwardShares.Scratch = step.Memory.Take((long)step.Workers.Count * ScratchSize);
        RunRows(_forwardShares, layer.Layout.Panels);
        NewFinalState();
        _time = Now() - start;
    }

    public override void Backward(Arena arena)
    {
        if (_outputs.Gradient == null && _finalHidden.Gradient == null && (_finalCell is null || _finalCell.Gradient == null))
            return;
        long start = Now();
        bool inputWants = _x.WantsGradient;
        for (int d = 0; d < Directions; d++)
            _layer.Weights[d].RefreshTransposes(_step.Workers, 4 * V.Count, inputWants);
        bool adds = false;
        float* dx = inputWants ? _x.WriteGradient(arena, out adds) : null;
        for (int d = 0; d < Directions; d++)
            PrepareBackward(d, arena, dx, adds || d > 0);
        _backwardShares.Scratch = _forwardShares.Scratch;
        RunRows(_backwardShares, _layer.Weights[0].RecurrentTransposed!.Blocks);
        FinishCells();
        _weightShares.Prepare(arena);
        _step.Workers.Run(_weightShares, _weightShares.Count);
        _choice?.Report(_threads, _time + Now() - start);
    }

    /// <summary>The time, if somebody wants to know: asking for it is a hundredth of a short row.</summary>
    private long Now() => _choice is null ? 0 : Stopwatch.GetTimestamp();

    /// <summary>A walk over rows, or where they are few over all rows by a team that shares the units.</summary>
    private void RunRows(RowWork work, int parts)
    {
        int members = Math.Min(_step.Workers.Count, parts);
        bool hasTeam = members > 1 && Batch < 2 * FewestRows && Steps > 1 && (long)Units * Units * _layer.Spec.Gates >= FewestWeights;
        work.Members = members;
        if (hasTeam && _step.Workers.TryRunAsTeam(work, members))
            return;
        work.Members = 1;
        _step.Workers.Run(work, RowShares);
    }

    /// <summary>Floats of scratch for one worker, either way.</summary>
    private static int ScratchSize => RecurrentBackward<V>.ScratchSize(MostRows);

    private int* CopyLengths(Lengths lengths)
    {
        if (lengths.IsFull)
            return null;
        int* valid = _step.Memory.TakeIds(Batch);
        for (int row = 0; row < Batch; row++)
            valid[row] = lengths.Of(row, Steps);
        return valid;
    }

    private void Prepare(RecurrentTape tape, int d, int* lengths)
    {
        var memory = _step.Memory;
        var layout = _layer.Layout;
        tape.Steps = Steps;
        tape.Batch = Batch;
        tape.Inputs = _layer.Spec.InputSize;
        tape.Units = Units;
        tape.IsReverse = d == 1;
        tape.IsTraining = _step.Kind == StepKind.Training;
        tape.KeepsCells = tape.IsTraining || lengths != null;
        tape.Layout = layout;
        tape.Weights = _layer.Weights[d];
        tape.Lengths = lengths;
        tape.Input = _x.Data;
        tape.InputRow = _x.Stride;
        tape.Bias = SumOfBiases(tape.Weights, layout, memory);
        tape.Projected = ProjectsSteps ? memory.Take((long)layout.Panels * tape.Rows * layout.GateWidth) : null;
        tape.Hidden = memory.Take((long)tape.Rows * layout.StateRow);
        tape.InitialHidden = InitialHidden(d, layout);
        tape.InitialRow = layout.PaddedHidden;
        tape.Gates = memory.Take((long)layout.Panels * layout.GateWidth * (tape.IsTraining ? tape.Rows : _cell.HasTwoPhases ? Batch : 0));
        tape.Reset = _cell.HasTwoPhases ? memory.Take((long)layout.PaddedHidden * (tape.IsTraining ? tape.Rows : Batch)) : null;
        if (_cell.HasCells)
        {
            tape.Cells = memory.Take((long)layout.PaddedHidden * (tape.KeepsCells ? tape.Rows : Batch));
            tape.Squashed = tape.IsTraining ? memory.Take((long)layout.PaddedHidden * tape.Rows) : null;
            tape.InitialCells = memory.TakeZeros((long)layout.PaddedHidden * Batch);
            if (_initialCell is not null)
                ToPanels(_initialCell.Data, _initialCell.Stride, d, tape.InitialCells);
        }
    }

    private static float* SumOfBiases(DirectionWeights weights, CellLayout layout, Arena memory)
    {
        int count = layout.InputBias.Stored;
        float* sum = memory.Take(count), b = weights.InputBias.Values, c = weights.RecurrentBias.Values;
        for (int i = 0; i < count; i += V.Count) // whole registers, as all panels are
            V.Store(V.Load(b + i) + V.Load(c + i), sum + i);
        return sum;
    }

    private float* InitialHidden(int d, CellLayout layout)
    {
        if (_initialHidden is null)
            return null;
        float* rows = _step.Memory.TakeZeros((long)Batch * layout.PaddedHidden);
        for (int row = 0; row < Batch; row++)
            new ReadOnlySpan<float>(_initialHidden.Row(row) + (d * Units), Units).CopyTo(new(rows + ((long)row * layout.PaddedHidden), Units));
        return rows;
    }

    /// <summary>Rows of a state, [B, D·H], to panels, [P][B][L].</summary>
    private void ToPanels(float* rows, int stride, int d, float* panels)
    {
        var layout = _layer.Layout;
        for (int unit = 0; unit < Units; unit++)
        {
            (int panel, int lane) = Math.DivRem(unit, layout.PanelUnits);
            int lanes = layout.UnitsOf(panel);
            float* target = panels + ((long)panel * Batch * layout.PanelUnits) + lane;
            for (int row = 0; row < Batch; row++)
                target[row * lanes] = rows[((long)row * stride) + (d * Units) + unit];
        }
    }

    /// <summary>The hidden rows themselves where they are all there is; else a tensor that both directions copy theirs into.</summary>
    private ManagedTensor NewOutputs()
    {
        var shape = new Shape(Steps, Batch, _layer.Spec.OutputSize);
        return Directions == 1
            ? _step.NewOutput(shape, _tapes[0].Hidden, _layer.Layout.StateRow)
            : _step.NewOutput(shape);
    }

    private void NewFinalState()
    {
        var shape = new Shape(Batch, _layer.Spec.OutputSize);
        bool isLastStep = Directions == 1 && _tapes[0].Lengths == null && Steps > 0;
        bool isOneRow = isLastStep && Batch == 1 && !_tapes[0].KeepsCells; // its cells lie in order
        _finalHidden = isLastStep ? _step.NewOutput(shape, _tapes[0].HiddenAt(Steps - 1, 0), _layer.Layout.StateRow) : _step.NewOutput(shape);
        _finalCell = !_cell.HasCells ? null : isOneRow ? _step.NewOutput(shape, _tapes[0].Cells, _layer.Layout.PaddedHidden) : _step.NewOutput(shape);
        if (isOneRow)
            return;
        int lanes = _layer.Layout.PanelUnits;
        for (int d = 0; d < Directions; d++)
        {
            var tape = _tapes[d];
            for (int row = 0; row < Batch; row++)
            {
                int length = tape.Lengths == null ? Steps : tape.Lengths[row], last = length == 0 ? -1 : tape.IsReverse ? 0 : length - 1;
                if (!isLastStep)
                {
                    var hidden = new Span<float>(_finalHidden.Row(row) + (d * Units), Units);
                    if (tape.HiddenAt(last, row) == null)
                        hidden.Clear();
                    else
                        new ReadOnlySpan<float>(tape.HiddenAt(last, row), Units).CopyTo(hidden);
                }

                for (int unit = 0; unit < Units && _finalCell is not null; unit += lanes)
                {
                    int count = Math.Min(lanes, Units - unit);
                    new ReadOnlySpan<float>(tape.CellsAt(unit / lanes, last, row), count).CopyTo(new(_finalCell.Row(row) + (d * Units) + unit, count));
                }
            }
        }
    }

    private void PrepareBackward(int d, Arena arena, float* dx, bool addsToInput)
    {
        var tape = _tapes[d];
        var backward = _backward[d];
        int column = d * Units;
        (backward.Tape, backward.Cell) = (tape, _cell);
        backward.Output = _outputs.Gradient == null ? null : _outputs.Gradient + column;
        backward.OutputRow = _outputs.Stride;
        backward.Final = _finalHidden.Gradient == null ? null : _finalHidden.Gradient + column;
        backward.FinalRow = _finalHidden.Stride;
        backward.Input = dx;
        backward.InputRow = _x.Stride;
        backward.AddsToInput = addsToInput;
        backward.Initial = _initialHidden is { WantsGradient: true } ? _initialHidden.AccumulateGradient(arena) + column : null;
        backward.InitialRow = _initialHidden?.Stride ?? 0;
        if (_cell.Carries)
        {
            tape.CarryRow = (tape.PaddedUnits + (4 * V.Count) - 1) / (4 * V.Count) * (4 * V.Count);
            tape.Carry = arena.TakeZeros((long)Batch * tape.CarryRow);
        }

        if (_cell.HasCells)
        {
            tape.CellGradient = arena.TakeZeros((long)Batch * tape.PaddedUnits);
            if (_finalCell!.Gradient != null)
                ToPanels(_finalCell.Gradient, _finalCell.Stride, d, tape.CellGradient);
        }
    }

    /// <summary>The cell state's gradient at the walk's beginning goes to the initial one.</summary>
    private void FinishCells()
    {
        if (_initialCell is not { WantsGradient: true })
            return;
        float* gradient = _initialCell.AccumulateGradient(_step.Memory);
        int lanes = _layer.Layout.PanelUnits;
        for (int d = 0; d < Directions; d++)
        {
            for (int row = 0; row < Batch; row++)
            {
                float* target = gradient + ((long)row * _initialCell.Stride) + (d * Units);
                for (int unit = 0; unit < Units; unit++)
                    target[unit] += _tapes[d].CellGradientAt(unit / lanes, row)[unit % lanes];
            }
        }
    }

    /// <summary>The rows of one share, in parts that walk together.</summary>
    private RowParts PartsOf(int share)
    {
        int shares = RowShares, first = (int)((long)Batch * share / shares);
        return new(first, (int)((long)Batch * (share + 1) / shares) - first, MostRows);
    }

    private abstract class RowWork(FusedRecurrentOperation<V> owner) : IParallelWork
    {
        private readonly TeamBarrier _barrier = new();

        public float* Scratch;

        /// <summary>Of a team; 1 where every share has rows of its own.</summary>
        public int Members = 1;

        public void Run(int share, int worker)
        {
            bool isTeam = Members > 1;
            var team = isTeam ? new Team(_barrier, share, Members) : Team.OfOne;
            for (var parts = owner.PartsOf(isTeam ? 0 : share); parts.Next(out int first, out int rows);)
            {
                for (int d = 0; d < owner.Directions; d++)
                    Walk(d, first, rows, Scratch + (worker * ScratchSize), team);
            }
        }

        protected abstract void Walk(int direction, int first, int rows, float* scratch, Team team);
    }

    private sealed class ForwardShares(FusedRecurrentOperation<V> owner) : RowWork(owner)
    {
        private readonly FusedRecurrentOperation<V> _owner = owner;

        protected override void Walk(int direction, int first, int rows, float* scratch, Team team)
            => RecurrentForward.Run(_owner._tapes[direction], _owner._cell, _owner._outputs, direction * _owner.Units, first, rows, scratch, team);
    }

    private sealed class BackwardShares(FusedRecurrentOperation<V> owner) : RowWork(owner)
    {
        private readonly FusedRecurrentOperation<V> _owner = owner;

        protected override void Walk(int direction, int first, int rows, float* scratch, Team team)
            => _owner._backward[direction].Run(first, rows, scratch, team);
    }

    private sealed class WeightShares(FusedRecurrentOperation<V> owner) : IParallelWork
    {
        private readonly bool[] _adds = new bool[2];
        private float* _scratch;
        private int _perDirection;

        public int Count => _perDirection * owner.Directions;

        public void Prepare(Arena arena)
        {
            int panels = owner._layer.Layout.Panels, workers = owner._threads;
            int atOnce = Math.Min(WeightGradients<V>.PanelsAtOnce(owner._tapes[0]), (panels + workers - 1) / workers);
            int rounds = (panels + (atOnce * workers) - 1) / (atOnce * workers); // each worker takes as many shares as any other
            _perDirection = Math.Min(panels, rounds * workers);
            _scratch = arena.Take((long)WeightGradients<V>.ScratchSize * owner._step.Workers.Count);
            for (int d = 0; d < owner.Directions; d++)
                _adds[d] = !TakeForOverwriting(owner._layer.Weights[d]);
        }

        public void Run(int share, int worker)
        {
            (int d, int part) = Math.DivRem(share, _perDirection);
            int panels = owner._layer.Layout.Panels;
            WeightGradients<V>.Run(
                owner._tapes[d], panels * part / _perDirection, panels * (part + 1) / _perDirection, _adds[d], _scratch + ((long)worker * WeightGradients<V>.ScratchSize));
        }

        private static bool TakeForOverwriting(DirectionWeights weights)
        {
            bool stale = weights.Input.TakeGradientForOverwriting();
            _ = weights.Recurrent.TakeGradientForOverwriting();
            _ = weights.InputBias.TakeGradientForOverwriting();
            _ = weights.RecurrentBias.TakeGradientForOverwriting();
            return stale;
        }
    }
}
