using System.Security.Cryptography;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Persistence;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>A trained forecaster: network, options, and the scaling of each series.</summary>
public sealed class ForecastModel
{
    internal ForecastModel(RecurrentNetwork network, LstmForecastOptions options, bool isVector,
        IReadOnlyDictionary<string, SeriesScaling> scalings, TrainingSummary summary)
    {
        (Network, Options, IsVector, Scalings, Summary) = (network, options, isVector, scalings, summary);
    }

    /// <summary>The options that it was trained with.</summary>
    public LstmForecastOptions Options { get; }

    /// <summary>C, values per row.</summary>
    public int Channels => Network.Spec.InputSize;

    /// <summary>Names of the series seen in training, what a key stands for where groups are keys; one empty name where no group column was given.</summary>
    public IEnumerable<string> SeriesNames => Scalings.Keys;

    /// <summary>What the training did.</summary>
    public TrainingSummary Summary { get; }

    /// <summary>Numbers that were trained.</summary>
    public long TrainedParameterCount => Network.Parameters.TrainedCount;

    /// <summary>The engine that forecasts.</summary>
    public EngineDescription Engine => Network.Engine.Description;

    /// <summary>What names a series whose group column holds keys.</summary>
    internal KeyNaming GroupNaming { get; init; }

    /// <summary>What the time column held in training; null without one, and in models of format 1.</summary>
    internal MomentKind? TimeKind { get; init; }

    internal RecurrentNetwork Network { get; }

    internal bool IsVector { get; }

    internal IReadOnlyDictionary<string, SeriesScaling> Scalings { get; }

    /// <summary>Values per forecast: F·C.</summary>
    internal int ForecastSize => Network.Spec.OutputSize;

    /// <summary>Tells models apart by what gives a scaled history its meaning: the weights, and how the series is scaled. The same after
    /// saving and loading, and on any engine.</summary>
    internal string Fingerprint(string series)
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        using (var writer = new BinaryWriter(stream))
        {
            Safetensors.Write(stream, Network.Parameters);
            SeriesScaling scaling = ScalingOf(series);
            writer.Write(scaling.Log);
            foreach (float number in (float[])[.. scaling.Scaler.Offset, .. scaling.Scaler.Scale])
                writer.Write(number);
        }

        return Convert.ToHexStringLower(hash.Hash.AsSpan(0, 8));
    }

    internal ForecastModel WithEngine(IEngine engine) => WithNetwork(Network.CopyTo(engine));

    internal ForecastModel WithNetwork(RecurrentNetwork network) => new(network, Options, IsVector, Scalings, Summary) { GroupNaming = GroupNaming, TimeKind = TimeKind };

    /// <exception cref="InvalidDataException">The series was not in the training data.</exception>
    internal SeriesScaling ScalingOf(string group)
    {
        if (Scalings.TryGetValue(group, out SeriesScaling? scaling))
            return scaling;
        throw new InvalidDataException(
            $"Group '{group}' was not in the training data, so its scale is not known; the model knows {Scalings.Count} series ({string.Join(", ", Scalings.Keys.Take(3).Select(name => $"'{name}'"))}{(Scalings.Count > 3 ? ", …" : "")}). Train with this group's rows included.");
    }
}
