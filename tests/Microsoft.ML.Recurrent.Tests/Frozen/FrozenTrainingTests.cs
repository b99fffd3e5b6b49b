using Microsoft.ML.Recurrent.FrozenModels;
using Microsoft.ML.Recurrent.Tests.Interop;

namespace Microsoft.ML.Recurrent.Tests.Frozen;

/// <summary>Trainings that were interrupted in any version go on to the end that they would have had.</summary>
public sealed class FrozenTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(FrozenFiles.Trainings), MemberType = typeof(FrozenFiles))]
    public void Checkpoint_OnItsInstructionSet_GoesOnToTheBitsOfAnUnbrokenRun(string name)
    {
        CaseFolder folder = FrozenFiles.Folder(name);
        Manifest manifest = Manifest.Read(folder.Manifest);
        Assert.SkipUnless(manifest.InstructionSet == FrozenCase.InstructionSet(), $"The training was interrupted on {manifest.InstructionSet}; this machine has {FrozenCase.InstructionSet()}.");

        IDataView scored = Resume(name, folder).Transform(_ml.Data.LoadFromBinary(folder.Rows));

        Allowance.None.AssertSame(_ml.Data.LoadFromBinary(folder.Scores), scored);
    }

    [Theory]
    [MemberData(nameof(FrozenFiles.Trainings), MemberType = typeof(FrozenFiles))]
    public void Checkpoint_OnAnotherInstructionSet_IsRefusedNamingBoth(string name)
    {
        CaseFolder folder = FrozenFiles.Folder(name);
        (string then, string now) = (Manifest.Read(folder.Manifest).InstructionSet, FrozenCase.InstructionSet());
        Assert.SkipWhen(then == now, $"The training was interrupted on {then}, which this machine has.");

        var error = Assert.Throws<InvalidDataException>(() => Resume(name, folder));

        Assert.Contains($"was written with InstructionSet {then}; this training has {now}.", error.Message, StringComparison.Ordinal);
    }

    private ITransformer Resume(string name, CaseFolder folder)
    {
        string checkpoint = _folder["training.checkpoint"];
        File.Copy(folder.TrainingCheckpoint, checkpoint);
        using var none = new Interruption(afterEpoch: null);
        return FrozenCases.Training(name.Split('/')[1]).Fit(_ml, new(checkpoint, Every: int.MaxValue), none, _ml.Data.LoadFromBinary(folder.Rows));
    }
}
