using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Recurrent.Reliability.Mutations;

/// <summary>Damages the length, the header or the numbers of a safetensors file, the rest being as it should.</summary>
internal static class SafetensorsDamage
{
    private static readonly float[] Numbers = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, -float.MaxValue, float.Epsilon, 0, 1e30f];

    public static byte[] Change(byte[] file, Random random)
    {
        if (file.Length < 16)
            return Damage.Bytes(file, random);
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        byte[] header = file[8..(8 + length)], data = file[(8 + length)..];
        switch (random.Next(8))
        {
            case 0:
                byte[] copy = [.. file];
                BinaryPrimitives.WriteInt64LittleEndian(copy, random.Next(3) == 0 ? length + random.Next(-9, 10) : Damage.HugeCounts[random.Next(Damage.HugeCounts.Length)]);
                return copy;
            case 1:
                return Join(Damage.Bytes(header, random), data);
            case 2 or 3:
                return Join(JsonDamage.Change(header, random), data);
            case 4:
                return Join(Swap(header, random), data);
            case 5:
                return Join(header, Damage.Bytes(data, random));
            case 6:
                return Join(header, data[..random.Next(data.Length)]);
            default:
                for (int i = random.Next(3); i >= 0; i--)
                    BitConverter.TryWriteBytes(data.AsSpan(random.Next(data.Length / 4) * 4), Numbers[random.Next(Numbers.Length)]);
                return Join(header, data);
        }
    }

    /// <summary>Exchanges what two tensors say of themselves, or gives one a shape, a type or offsets of another.</summary>
    private static byte[] Swap(byte[] header, Random random)
    {
        JsonObject tensors = JsonNode.Parse(header)!.AsObject();
        string[] names = [.. tensors.Select(t => t.Key).Where(name => name != "__metadata__")];
        string one = names[random.Next(names.Length)], two = names[random.Next(names.Length)];
        string field = random.Next(3) switch { 0 => "shape", 1 => "data_offsets", _ => "dtype" };
        if (random.Next(2) == 0)
            (tensors[one], tensors[two]) = (tensors[two]!.DeepClone(), tensors[one]!.DeepClone());
        else if (field == "dtype")
            tensors[one]![field] = random.Next(2) == 0 ? "F16" : "I32";
        else
            tensors[one]![field] = tensors[two]![field]!.DeepClone();
        return Encoding.UTF8.GetBytes(tensors.ToJsonString());
    }

    private static byte[] Join(byte[] header, byte[] data)
    {
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. data];
    }
}
