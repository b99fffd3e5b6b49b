using Microsoft.ML.Recurrent.Reliability.Cases;
using Microsoft.ML.Recurrent.Reliability.Models;

namespace Microsoft.ML.Recurrent.Reliability.Zips;

/// <summary>Loads damaged model zips, and scores with what loads.</summary>
internal sealed class ZipCases(string folder, int seed) : CaseSet(folder, seed)
{
    private readonly Dictionary<string, (byte[] Zip, string Bits)> _originals = new(StringComparer.Ordinal);

    public override void Prepare()
    {
        foreach (ModelKind kind in ModelKinds.All)
        {
            var ml = new MLContext(seed: 1);
            IDataView rows = ml.Data.LoadFromEnumerable(Rows.All);
            ml.Model.Save(kind.Pipeline(ml).Fit(rows), rows.Schema, Path.Combine(Folder, kind.Name + ".zip"));
        }
    }

    public override void WarmUp()
    {
        foreach (ModelKind kind in ModelKinds.All)
        {
            byte[] zip = File.ReadAllBytes(Path.Combine(Folder, kind.Name + ".zip"));
            Reading reading = Read(zip);
            _originals[kind.Name] = (zip, reading.IsFinite ? reading.Bits : throw new InvalidOperationException($"The sound model '{kind.Name}' gives numbers that are none."));
        }

        RefuseSome(40);
    }

    public override (string What, Func<Outcome> Run) Case(int number)
    {
        Random random = RandomOf(number);
        ModelKind kind = ModelKinds.All[random.Next(ModelKinds.All.Count)], other = ModelKinds.All[random.Next(ModelKinds.All.Count)];
        (string what, byte[] zip) = ZipDamage.Change(_originals[kind.Name].Zip, _originals[other.Name].Zip, random);
        return ($"{what} of {kind.Name}", () =>
        {
            Reading reading = Read(zip);
            if (!reading.IsFinite)
                return Outcome.NotFinite;
            return reading.Bits == _originals[kind.Name].Bits ? Outcome.Equal : Outcome.Different;
        });
    }

    private static Reading Read(byte[] zip)
    {
        var ml = new MLContext(seed: 1);
        using var stream = new MemoryStream(zip);
        ITransformer model = ml.Model.Load(stream, out _);
        Reading reading = Reading.Of(ml.Data.LoadFromEnumerable(Rows.All), model, Reading.Lacking(model, series: 2));
        foreach (ITransformer part in model as IEnumerable<ITransformer> ?? [model])
            (part as IDisposable)?.Dispose();
        return reading;
    }
}
