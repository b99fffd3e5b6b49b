using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>What an engine refuses, and that its message names both sides.</summary>
public abstract class ErrorContract : Contract
{
    [Fact]
    public void Values_CountUnlikeShape_IsRefused() => InStep(StepKind.Scoring, (step, _) =>
    {
        Assert.ThrowsAny<ArgumentException>(() => step.Values(new float[5], new Shape(2, 3)));
        Assert.ThrowsAny<ArgumentException>(() => step.Ids(new int[7], new Shape(2, 3)));
    });

    [Fact]
    public void Elementwise_UnequalShapes_AreRefusedNamingBoth() => InStep(StepKind.Scoring, (step, _) =>
    {
        ITensor a = step.Values(new float[6], new Shape(2, 3)), b = step.Values(new float[6], new Shape(3, 2));
        AssertNames("[2, 3]", "[3, 2]", () => step.Add(a, b));
        AssertNames("[2, 3]", "[3, 2]", () => step.Multiply(a, b));
        AssertNames("[2, 3]", "[3, 2]", () => step.SquaredError(a, b));
    });

    [Fact]
    public void Linear_WidthsThatDoNotFit_AreRefusedNamingBoth() => InStep(StepKind.Scoring, (step, parameters) =>
    {
        ITensor x = step.Values(new float[6], new Shape(2, 3));
        AssertNames("[2, 3]", "[4, 5]", () => step.Linear(x, parameters.Find("weight")!, null));
        AssertNames("[3]", "[6", () => step.Linear(x, parameters.Find("weight3")!, parameters.Find("bias")));
    });

    [Fact]
    public void Recurrent_InputOfAnotherShape_IsRefusedNamingIt() => InStep(StepKind.Scoring, (step, _, layer) =>
    {
        ITensor narrow = step.Values(new float[4], new Shape(2, 1, 2)), flat = step.Values(new float[6], new Shape(2, 3));
        Assert.Contains("[2, 1, 2]", Assert.ThrowsAny<ArgumentException>(() => step.Recurrent(layer, narrow, Lengths.Full)).Message, StringComparison.Ordinal);
        Assert.Contains("[2, 3]", Assert.ThrowsAny<ArgumentException>(() => step.Recurrent(layer, flat, Lengths.Full)).Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Recurrent_LengthsThatDoNotFit_AreRefused() => InStep(StepKind.Scoring, (step, _, layer) =>
    {
        ITensor x = step.Values(new float[12], new Shape(2, 2, 3));
        Assert.ThrowsAny<ArgumentException>(() => step.Recurrent(layer, x, Lengths.Of([2])));
        Assert.ThrowsAny<ArgumentException>(() => step.Recurrent(layer, x, Lengths.Of([2, 3])));
        Assert.ThrowsAny<ArgumentException>(() => step.Recurrent(layer, x, Lengths.Of([2, -1])));
    });

    [Fact]
    public void Recurrent_InitialStateOfAnotherShape_IsRefusedNamingBoth() => InStep(StepKind.Scoring, (step, _, layer) =>
    {
        ITensor x = step.Values(new float[12], new Shape(2, 2, 3));
        ITensor good = step.Values(new float[8], new Shape(2, 4)), bad = step.Values(new float[4], new Shape(1, 4));
        AssertNames("[1, 4]", "[2, 4]", () => step.Recurrent(layer, x, Lengths.Full, new RecurrentState(bad, good)));
        AssertNames("[1, 4]", "[2, 4]", () => step.Recurrent(layer, x, Lengths.Full, new RecurrentState(good, bad)));
        Assert.ThrowsAny<ArgumentException>(() => step.Recurrent(layer, x, Lengths.Full, new RecurrentState(good, null)));
    });

    [Fact]
    public void Embed_IdOutOfRange_IsRefusedByItsNumber() => InStep(StepKind.Scoring, (step, parameters) =>
    {
        Parameter table = parameters.Find("weight")!; // 4 rows
        foreach (int id in new[] { 4, -1 })
        {
            ITensor ids = step.Ids([0, id], new Shape(2, 1));
            ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => step.Embed(ids, table));
            Assert.Contains(FormattableString.Invariant($"{id}"), error.Message, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void CrossEntropy_BadTargets_AreRefused() => InStep(StepKind.Scoring, (step, _) =>
    {
        ITensor logits = step.Values(new float[6], new Shape(2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => step.CrossEntropy(logits, step.Ids([0, 3], new Shape(2))));
        Assert.Throws<ArgumentOutOfRangeException>(() => step.CrossEntropy(logits, step.Ids([-1, 0], new Shape(2))));
        AssertNames("[2, 3]", "[3]", () => step.CrossEntropy(logits, step.Ids([0, 0, 0], new Shape(3))));
    });

    [Fact]
    public void Numbers_WhereIdsAreNeeded_AreRefused_AndTheOtherWayRound() => InStep(StepKind.Scoring, (step, parameters) =>
    {
        ITensor numbers = step.Values([0, 0], new Shape(1, 2)), ids = step.Ids([0, 0], new Shape(1, 2));
        Assert.ThrowsAny<ArgumentException>(() => step.Embed(numbers, parameters.Find("weight")!));
        Assert.ThrowsAny<ArgumentException>(() => step.CrossEntropy(numbers, step.Values([0], new Shape(1))));
        Assert.ThrowsAny<ArgumentException>(() => step.Add(ids, numbers));
        Assert.ThrowsAny<ArgumentException>(() => step.Read(ids, new float[2]));
    });

    [Fact]
    public void Tensor_OfAnotherStep_IsRefused()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        RecurrentLayer layer = parameters.AddRecurrent("", 0, CellVariant.LstmTanh.Spec(3, 4));
        using IStep one = engine.BeginStep(StepKind.Scoring, parameters), other = engine.BeginStep(StepKind.Scoring, parameters);
        ITensor own = one.Values(new float[3], new Shape(1, 1, 3)), foreign = other.Values(new float[3], new Shape(1, 1, 3));
        Assert.ThrowsAny<ArgumentException>(() => one.Add(own, foreign));
        Assert.ThrowsAny<ArgumentException>(() => one.SquaredError(foreign, own));
        Assert.ThrowsAny<ArgumentException>(() => one.Recurrent(layer, foreign, Lengths.Full));
        Assert.ThrowsAny<ArgumentException>(() => one.Read(foreign, new float[3]));
    }

    /// <summary>A step may reuse what an earlier one left, but not let its tensors pass for its own.</summary>
    [Fact]
    public void Tensor_OfADisposedStep_IsRefusedByTheNext()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        ITensor stale;
        using (IStep first = engine.BeginStep(StepKind.Training, parameters))
            stale = first.Values([1, 2], new Shape(2));
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        ITensor fresh = step.Values([3, 4], new Shape(2));
        Assert.ThrowsAny<ArgumentException>(() => step.Add(stale, fresh));
        Assert.Equal([3f, 4f], step.Floats(fresh));
    }

    [Fact]
    public void Parameter_OfAnotherSet_IsRefused()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters(), others = engine.NewParameters();
        Parameter foreign = others.Add("weight", new Shape(1, 1));
        RecurrentLayer foreignLayer = others.AddRecurrent("", 0, CellVariant.RnnTanh.Spec(1, 1));
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        ITensor x = step.Values([1], new Shape(1, 1, 1));
        Assert.ThrowsAny<ArgumentException>(() => step.Linear(x, foreign, null));
        Assert.ThrowsAny<ArgumentException>(() => step.Embed(step.Ids([0], new Shape(1, 1)), foreign));
        Assert.ThrowsAny<ArgumentException>(() => step.Recurrent(foreignLayer, x, Lengths.Full));
    }

    [Fact]
    public void Parameters_OfAnotherEngine_AreRefused()
    {
        using IEngine engine = Create(), other = Create();
        using ParameterSet foreign = other.NewParameters();
        Assert.Throws<ArgumentException>(() => engine.BeginStep(StepKind.Scoring, foreign));
        Assert.Throws<ArgumentException>(() => engine.NewOptimizer(new SgdOptions(), foreign));
    }

    [Fact]
    public void Backward_InAScoringStep_IsRefused() => InStep(StepKind.Scoring, (step, _) =>
    {
        ITensor x = step.Values([1], new Shape(1));
        Assert.Throws<InvalidOperationException>(() => step.Backward(step.SquaredError(x, x)));
    });

    [Fact]
    public void Backward_Twice_IsRefused() => InStep(StepKind.Training, (step, _) =>
    {
        ITensor x = step.Values([1], new Shape(1), wantsGradient: true);
        ITensor loss = step.SquaredError(x, step.Values([0], new Shape(1)));
        step.Backward(loss);
        Assert.Throws<InvalidOperationException>(() => step.Backward(loss));
        Assert.Equal([2f], step.GradientFloats(x));
    });

    [Fact]
    public void Backward_FromMoreThanOneNumber_IsRefused() => InStep(StepKind.Training, (step, _) =>
        Assert.ThrowsAny<ArgumentException>(() => step.Backward(step.Values([1, 2], new Shape(2)))));

    [Fact]
    public void ReadGradient_BeforeBackwardOrUnasked_IsRefused() => InStep(StepKind.Training, (step, _) =>
    {
        ITensor wanted = step.Values([1], new Shape(1), wantsGradient: true), unwanted = step.Values([0], new Shape(1));
        ITensor loss = step.SquaredError(wanted, unwanted);
        Assert.Throws<InvalidOperationException>(() => step.ReadGradient(wanted, new float[1]));
        step.Backward(loss);
        Assert.Throws<ArgumentException>(() => step.ReadGradient(unwanted, new float[1]));
    });

    [Fact]
    public void Read_SpanOfAnotherLength_IsRefused() => InStep(StepKind.Scoring, (step, _) =>
    {
        ITensor x = step.Values([1, 2], new Shape(2));
        Assert.ThrowsAny<ArgumentException>(() => step.Read(x, new float[1]));
        Assert.ThrowsAny<ArgumentException>(() => step.Read(x, new float[3]));
    });

    private void InStep(StepKind kind, Action<IStep, ParameterSet> test) => InStep(kind, (step, parameters, _) => test(step, parameters));

    private void InStep(StepKind kind, Action<IStep, ParameterSet, RecurrentLayer> test)
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        parameters.Add("weight", new Shape(4, 5));
        parameters.Add("weight3", new Shape(6, 3));
        parameters.Add("bias", new Shape(3));
        RecurrentLayer layer = parameters.AddRecurrent("encoder", 0, CellVariant.LstmTanh.Spec(3, 4));
        using IStep step = engine.BeginStep(kind, parameters);
        test(step, parameters, layer);
    }

    private static void AssertNames(string first, string second, Action refused)
    {
        string message = Assert.ThrowsAny<ArgumentException>(refused).Message;
        Assert.Contains(first, message, StringComparison.Ordinal);
        Assert.Contains(second, message, StringComparison.Ordinal);
    }
}
