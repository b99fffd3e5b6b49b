using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Tests.Training;

public sealed class ScheduleTests
{
    public static TheoryData<LearningRateSchedule, double, double> Factors => new()
    {
        // schedule, epochs done of 10 at 4 batches each, factor by hand
        { new ConstantSchedule(), 7.5, 1 },
        { new InverseTimeSchedule { Decay = 0.5 }, 0, 1 },
        { new InverseTimeSchedule { Decay = 0.5 }, 4.75, 1 / 3.0 }, // whole epochs: 1/(1 + 0.5·4)
        { new StepSchedule { Every = 3, Multiplier = 0.1 }, 2.75, 1 },
        { new StepSchedule { Every = 3, Multiplier = 0.1 }, 6, 0.01 },
        { new ExponentialSchedule { Multiplier = 0.5 }, 3.25, 0.125 },
        { new CosineSchedule { FinalShare = 0.1 }, 0, 1 },
        { new CosineSchedule { FinalShare = 0.1 }, 5, 0.55 }, // half way between 1 and 0.1
        { new CosineSchedule { FinalShare = 0.1 }, 10, 0.1 },
        { new ConstantSchedule { WarmUpEpochs = 2 }, 0, 0.125 }, // the first of eight batches
        { new ConstantSchedule { WarmUpEpochs = 2 }, 1.75, 1 },
        { new ConstantSchedule { WarmUpEpochs = 2 }, 2, 1 },
        { new CosineSchedule { FinalShare = 0.1, WarmUpEpochs = 2 }, 6, 0.55 }, // half of the eight epochs behind the warm-up
    };

    [Theory]
    [MemberData(nameof(Factors))]
    public void Factor_AtAMoment_FollowsTheFormula(LearningRateSchedule schedule, double epoch, double expected)
        => Assert.Equal(expected, schedule.Factor(new ScheduleMoment(epoch, 0.25, 10, Plateaus: 0)), 1e-12);

    [Fact]
    public void Plateau_EachTimeTheLossStopsFalling_Multiplies()
        => Assert.Equal(0.25, new PlateauSchedule { Multiplier = 0.5 }.Factor(new ScheduleMoment(9, 0.25, 10, Plateaus: 2)));

    public static TheoryData<LearningRateSchedule> OutOfRange =>
    [
        new ConstantSchedule { WarmUpEpochs = -1 }, new InverseTimeSchedule { Decay = -0.1 }, new StepSchedule { Every = 0 }, new StepSchedule { Multiplier = 0 },
        new ExponentialSchedule { Multiplier = double.NaN }, new CosineSchedule { FinalShare = 0 }, new CosineSchedule { FinalShare = 1.5 },
        new PlateauSchedule { Patience = 0 }, new PlateauSchedule { Multiplier = -1 },
    ];

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Validate_OutOfRange_IsRefused(LearningRateSchedule schedule)
        => Assert.Throws<ArgumentOutOfRangeException>(schedule.Validate);
}
