using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Files;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>Writes down, every so many steps, all that it takes to go on to the same bits, and takes it back.</summary>
/// <remarks>
/// Layout: <c>RECURCKP</c>; u32 length of the header; the header, UTF-8 JSON of <see cref="CheckpointHeader"/>; the tensors that it lists, float32
/// little-endian; SHA-256 of everything before. Shuffles and initial values are functions of the seed, so no generator has a state to keep.
/// </remarks>
/// <param name="options">Where, and how often.</param>
/// <param name="expected">What belongs to this training.</param>
/// <param name="optionsFromFormat1">Adds to options of format 1 those that came after it, each with the value that says what was done then.</param>
internal sealed class TrainingCheckpoints(CheckpointOptions options, CheckpointHeader expected, Action<JsonObject> optionsFromFormat1)
{
    private const int MaximumHeaderBytes = 64 << 20;

    private int _stepsSince;

    private static ReadOnlySpan<byte> Magic => "RECURCKP"u8;

    /// <summary>Takes back what the file holds; null where there is none or resuming is off. What killed runs left half written is deleted.</summary>
    /// <param name="parameters">Take the weights.</param>
    /// <param name="optimizer">Takes the moments.</param>
    /// <param name="best">Takes the best weights.</param>
    /// <param name="batches">Batches per epoch of this training.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or belongs to another training; the field that differs is named.</exception>
    public TrainingPosition? Resume(ParameterSet parameters, IOptimizer optimizer, BestWeights best, int batches)
    {
        AtomicFile.DeleteLeftovers(options.Path);
        if (!options.Resume || !File.Exists(options.Path))
            return null;
        byte[] file = File.ReadAllBytes(options.Path);
        CheckpointHeader header = ReadHeader(file, out ReadOnlySpan<byte> data);
        Match(header);
        if (!header.Position.IsPossible(batches) || header.OptimizerSteps < 0)
            throw Broken("it stands at a place that no training comes to");
        Dictionary<string, float[]> tensors = ReadTensors(header, data);
        float[][] weights = Take(tensors, "weight.", parameters) ?? throw Broken("it has no weights");
        float[][]? bestWeights = Take(tensors, "best.", parameters);
        try
        {
            optimizer.Restore(new OptimizerState(header.OptimizerSteps, tensors));
        }
        catch (ArgumentException error)
        {
            throw Broken(error.Message.TrimEnd('.'), error);
        }

        for (int i = 0; i < weights.Length; i++)
            parameters[i].Write(weights[i]);
        if (bestWeights is not null)
            best.Take(bestWeights);
        return header.Position;
    }

    /// <summary>Writes a checkpoint where one is due.</summary>
    public void AfterStep(ParameterSet parameters, IOptimizer optimizer, BestWeights best, TrainingPosition position, double secondsOfThisRun)
    {
        if (++_stepsSince < options.Every)
            return;
        _stepsSince = 0;
        OptimizerState state = optimizer.Save();
        var tensors = new List<(string Name, float[] Values)>();
        Add(tensors, "weight.", parameters, BestWeights.Copy(parameters));
        if (best.Values is { } kept)
            Add(tensors, "best.", parameters, kept);
        tensors.AddRange(state.Moments.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => (m.Key, m.Value)));
        CheckpointHeader header = expected with
        {
            Position = position with { Seconds = position.Seconds + secondsOfThisRun },
            OptimizerSteps = state.Steps,
            Tensors = tensors.ConvertAll(t => new CheckpointTensor(t.Name, t.Values.Length)),
        };
        AtomicFile.Write("checkpoint", options.Path, stream => Write(stream, header, tensors));
    }

    private static void Add(List<(string, float[])> tensors, string prefix, ParameterSet parameters, float[][] values)
    {
        for (int i = 0; i < values.Length; i++)
            tensors.Add((prefix + parameters[i].Name, values[i]));
    }

    private static void Write(Stream stream, CheckpointHeader header, List<(string Name, float[] Values)> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] text = JsonSerializer.SerializeToUtf8Bytes(header, CheckpointJson.Default.CheckpointHeader);
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        Put(Magic);
        Put(length);
        Put(text);
        foreach ((_, float[] values) in tensors)
            Put(MemoryMarshal.AsBytes<float>(values));
        stream.Write(hash.GetHashAndReset());

        void Put(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            stream.Write(bytes);
        }
    }

    private CheckpointHeader ReadHeader(ReadOnlySpan<byte> file, out ReadOnlySpan<byte> data)
    {
        int frame = Magic.Length + 4 + SHA256.HashSizeInBytes;
        if (file.Length < frame || !file.StartsWith(Magic))
            throw Broken("it is no checkpoint of this library");
        ReadOnlySpan<byte> hashed = file[..^SHA256.HashSizeInBytes];
        if (!SHA256.HashData(hashed).AsSpan().SequenceEqual(file[^SHA256.HashSizeInBytes..]))
            throw Broken("its checksum does not match its content");
        int length = BinaryPrimitives.ReadInt32LittleEndian(file[Magic.Length..]);
        ReadOnlySpan<byte> rest = hashed[(Magic.Length + 4)..];
        if (length < 2 || length > MaximumHeaderBytes || length > rest.Length)
            throw Broken(FormattableString.Invariant($"its header claims {length} bytes"));
        data = rest[length..];
        // A node reads its text when it is asked for it, long after the parser has passed.
        if (!Utf8.IsValid(rest[..length]))
            throw Broken("its header is no text");
        try
        {
            CheckpointHeader header = JsonSerializer.Deserialize(rest[..length], CheckpointJson.Default.CheckpointHeader) ?? throw Broken("its header is null");
            _ = header.Options.Count + header.Network.Count;
            return header;
        }
        catch (Exception error) when (error is JsonException or ArgumentException) // a property that is there twice
        {
            throw Broken(error.Message.TrimEnd('.'), error);
        }
    }

    private void Match(CheckpointHeader header)
    {
        if (header.Format == 1)
            optionsFromFormat1(header.Options);
        else if (header.Format != expected.Format)
            throw Differs("Format", header.Format.ToString(System.Globalization.CultureInfo.InvariantCulture), expected.Format.ToString(System.Globalization.CultureInfo.InvariantCulture));
        MatchJson("Options", header.Options, expected.Options);
        MatchText("Rows", header.Rows, expected.Rows); // before the network, whose vocabulary comes from them
        MatchJson("Network", header.Network, expected.Network);
        MatchText("Seed", header.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture), expected.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        MatchText("Engine", header.Engine, expected.Engine);
        MatchText("InstructionSet", header.InstructionSet, expected.InstructionSet);
    }

    private void MatchJson(string name, JsonObject found, JsonObject needed)
    {
        foreach (string key in needed.Select(p => p.Key).Union(found.Select(p => p.Key), StringComparer.Ordinal))
        {
            if (!JsonNode.DeepEquals(found[key], needed[key]))
                throw Differs($"{name}.{key}", found[key]?.ToJsonString() ?? "nothing", needed[key]?.ToJsonString() ?? "nothing");
        }
    }

    private void MatchText(string field, string found, string needed)
    {
        if (found != needed)
            throw Differs(field, found, needed);
    }

    private Dictionary<string, float[]> ReadTensors(CheckpointHeader header, ReadOnlySpan<byte> data)
    {
        if (header.Tensors.Exists(t => t is null || t.Name is null || t.Count < 0) || header.Tensors.Sum(t => (long)t.Count * sizeof(float)) != data.Length)
            throw Broken("its tensors do not fill it");
        var tensors = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (CheckpointTensor tensor in header.Tensors)
        {
            tensors[tensor.Name] = MemoryMarshal.Cast<byte, float>(data[..(tensor.Count * sizeof(float))]).ToArray();
            data = data[(tensor.Count * sizeof(float))..];
            if (!Array.TrueForAll(tensors[tensor.Name], float.IsFinite))
                throw Broken($"tensor '{tensor.Name}' holds a number that is not finite");
        }

        return tensors;
    }

    // Removes the set's tensors from the rest, which are then the optimizer's.
    private float[][]? Take(Dictionary<string, float[]> tensors, string prefix, ParameterSet parameters)
    {
        if (!tensors.ContainsKey(prefix + parameters[0].Name))
            return null;
        return parameters.Select(parameter =>
        {
            if (!tensors.Remove(prefix + parameter.Name, out float[]? values) || values.Length != parameter.Shape.ElementCount)
                throw Broken($"tensor '{prefix}{parameter.Name}' is missing or has another size than {parameter.Shape}");
            return values;
        }).ToArray();
    }

    private InvalidDataException Differs(string field, string found, string needed) => new(
        $"The checkpoint '{options.Path}' was written with {field} {found}; this training has {needed}. Give what it was written with, or another path, or switch Resume off.");

    private InvalidDataException Broken(string why, Exception? cause = null)
        => new($"The checkpoint '{options.Path}' cannot be read: {why}. Delete it to start anew.", cause);
}
