using Microsoft.ML.Recurrent.Reliability.Cases;
using Microsoft.ML.Recurrent.Reliability.Models;

namespace Microsoft.ML.Recurrent.Reliability.Inputs;

/// <summary>Fits, transforms and predicts damaged rows, from memory and from files.</summary>
internal sealed class InputCases(string folder, int seed) : CaseSet(folder, seed)
{
    private readonly Dictionary<string, ITransformer> _models = new(StringComparer.Ordinal);
    private readonly MLContext _ml = new(seed: 1);

    public override void Prepare()
    {
        // The models are made in the child: what is damaged is what they read.
    }

    public override void WarmUp()
    {
        foreach (ModelKind kind in ModelKinds.All)
        {
            ITransformer model = kind.Pipeline(_ml).Fit(Sound());
            _models[kind.Name] = model;
            _ = Reading.Of(Sound(), model, int.MaxValue);
            using IPredictor predictor = kind.Predict(_ml, model);
            _ = predictor.Predict(WildRow.Of(Rows.All[0]));
        }

        RefuseSome(60);
    }

    public override (string What, Func<Outcome> Run) Case(int number)
    {
        Random random = RandomOf(number);
        ModelKind kind = ModelKinds.All[random.Next(ModelKinds.All.Count)];
        switch (random.Next(10))
        {
            case 0:
                return ("options", () =>
                {
                    var ml = new MLContext(seed: 1);
                    return Fit(WildOptions.Pipeline(ml, random), Sound(), series: 40);
                });
            case 1 or 2:
                char separator = random.Next(2) == 0 ? '\t' : ',';
                string path = Path.Combine(Folder, $"rows-{number}.txt");
                byte[] bytes = RowFile.Change(RowFile.Sound(separator), separator, random);
                bool fits = random.Next(2) == 0;
                return ($"file-{(fits ? "fit" : "transform")} of {kind.Name}", () => OfFile(kind, path, bytes, separator, fits));
            case 3:
                var schema = WildSchema.Change(kind.InputNames, random);
                WildRow[] sound = [.. Rows.All.Select(WildRow.Of)];
                return random.Next(2) == 0
                    ? ($"schema-fit of {kind.Name}", () => Fit(kind.Pipeline(_ml), _ml.Data.LoadFromEnumerable(sound, schema), series: 40))
                    : ($"schema-transform of {kind.Name}", () => Transform(_models[kind.Name], _ml.Data.LoadFromEnumerable(sound, schema), series: 40));
            default:
                WildRow[] rows = Wild(random);
                return random.Next(3) switch
                {
                    0 => ($"fit of {kind.Name}", () => Fit(kind.Pipeline(_ml), Load(rows), series: rows.Length)),
                    1 => ($"transform of {kind.Name}", () => Transform(_models[kind.Name], Load(rows), series: rows.Length)),
                    _ => ($"predict of {kind.Name}", () => Predict(kind, rows)),
                };
        }
    }

    private static WildRow[] Wild(Random random)
    {
        List<WildRow> rows = [.. Rows.All.Select(WildRow.Of)];
        switch (random.Next(12))
        {
            case 0:
                rows.RemoveRange(random.Next(rows.Count), 0);
                return [.. rows.Take(random.Next(8))];
            case 1:
                rows.Reverse();
                return [.. rows];
            case 2:
                return [.. rows, .. rows];
            case 3:
                return [.. Enumerable.Repeat(rows[random.Next(rows.Count)], random.Next(5000))];
        }

        int wild = random.Next(3) == 0 ? rows.Count : 1 + random.Next(3);
        Random ofRow = random;
        for (int i = 0; i < wild; i++)
            WildValues.Change(rows[wild == rows.Count ? i : random.Next(rows.Count)], ofRow);
        return [.. rows];
    }

    private IDataView Sound() => Load([.. Rows.All.Select(WildRow.Of)]);

    private IDataView Load(WildRow[] rows) => _ml.Data.LoadFromEnumerable(rows, WildSchema.Sound());

    private static Outcome Fit(IEstimator<ITransformer> pipeline, IDataView rows, int series)
    {
        ITransformer model = pipeline.Fit(rows);
        try
        {
            return Transform(model, rows, series);
        }
        finally
        {
            foreach (ITransformer part in model as IEnumerable<ITransformer> ?? [model])
                (part as IDisposable)?.Dispose();
        }
    }

    private static Outcome Transform(ITransformer model, IDataView rows, int series)
        => Reading.Of(rows, model, Reading.Lacking(model, series)).IsFinite ? Outcome.Different : Outcome.NotFinite;

    private Outcome Predict(ModelKind kind, WildRow[] rows)
    {
        using IPredictor predictor = kind.Predict(_ml, _models[kind.Name]);
        Exception? refused = null;
        bool isFinite = true;
        foreach (WildRow row in rows)
        {
            try
            {
                float[] numbers = predictor.Predict(row);
                // A window and a forecast are missing as a whole while their history is.
                isFinite &= Array.TrueForAll(numbers, float.IsFinite) || (kind.Name.StartsWith("window", StringComparison.Ordinal) || kind.Name.StartsWith("forecast", StringComparison.Ordinal)) && Array.TrueForAll(numbers, float.IsNaN);
            }
            catch (Exception error)
            {
                // The engine goes on with the next row; the first error that is none of ours counts.
                if (refused is null || ErrorJudge.Judge(ErrorJudge.Root(refused)) == Outcome.Refused)
                    refused = error;
            }
        }

        if (refused is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(refused);
        return isFinite ? Outcome.Different : Outcome.NotFinite;
    }

    private Outcome OfFile(ModelKind kind, string path, byte[] bytes, char separator, bool fits)
    {
        File.WriteAllBytes(path, bytes);
        try
        {
            IDataView rows = _ml.Data.LoadFromTextFile<Row>(path, separator);
            return fits ? Fit(kind.Pipeline(_ml), rows, series: 10_000) : Transform(_models[kind.Name], rows, series: 10_000);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
