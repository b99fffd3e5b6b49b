using Docs.Snippets;
using Microsoft.ML;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Training;

namespace Docs.Checks;

internal static partial class ProvokedErrors
{
    private static IDataView Hours(int count = 100, Func<int, float>? load = null)
        => s_ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(t => new Hour { Load = load?.Invoke(t) ?? 100 + (30 * MathF.Sin(2 * MathF.PI * t / 24)) }).ToArray());

    private static IDataView Recordings(int count = 12, Func<int, bool>? faulty = null, Action<int, Recording>? change = null) => s_ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i =>
    {
        var row = new Recording { Steps = [.. Enumerable.Range(i, 40).Select(x => MathF.Sin(x))], Faulty = faulty?.Invoke(i) ?? i % 3 == 0, Wear = i, State = "good" };
        change?.Invoke(i, row);
        return row;
    }).ToArray());

    private static LstmOptions Quick => new() { LabelColumnName = "Faulty", FeatureColumnName = "Steps", HiddenSize = 4, Epochs = 1, Seed = 1 };

    private static void AddColumns()
    {
        s_all["MissingColumn"] = () => s_ml.Recurrent().Lstm(labelColumnName: "Faulty", featureColumnName: "Step").Fit(Recordings());
        s_all["FeatureIsScalar"] = () => s_ml.Recurrent().Lstm(labelColumnName: "Load", featureColumnName: "Load").Fit(Hours());
        s_all["LabelIsText"] = () => s_ml.Recurrent().Lstm(labelColumnName: "State", featureColumnName: "Steps").Fit(Recordings());
        s_all["OptionOutOfRange"] = () => s_ml.Recurrent().Lstm(hiddenSize: 0);
        s_all["BetweenOneLevel"] = () => s_ml.Recurrent().Lstm(Quick with { Dropout = new DropoutOptions { BetweenLevels = 0.2f } });
        s_all["NesterovWithoutMomentum"] = () => s_ml.Recurrent().Lstm(Quick with { Optimizer = new SgdOptions { Nesterov = true } });
        s_all["DropoutOfWordsOnNumbers"] = () => s_ml.Recurrent().Lstm(Quick with { Dropout = new DropoutOptions { Words = 0.1f } }).Fit(Recordings());
        s_all["TwoValidations"] = () => s_ml.Recurrent().Lstm(Quick with { ValidationFraction = 0.1 }).Fit(Recordings(), Recordings());
    }
}
