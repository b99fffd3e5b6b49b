using System.Text;
using Microsoft.ML.Recurrent.Reliability.Mutations;

namespace Microsoft.ML.Recurrent.Reliability.Zips;

/// <summary>Damages a model zip: its bytes, its directory, its entries, or what lies in one of them, packed again as it should be.</summary>
internal static class ZipDamage
{
    private static readonly string[] OurEntries = ["Network.json", "Weights.safetensors", "Vocabulary.txt", "Model.key"];

    /// <param name="zip">Sound.</param>
    /// <param name="other">Another sound one, whose entries get mixed in.</param>
    /// <param name="random">The case's own.</param>
    public static (string What, byte[] Zip) Change(byte[] zip, byte[] other, Random random) => random.Next(100) switch
    {
        < 12 => ("bytes", Damage.Bytes(zip, random)),
        < 20 => ("stored-bytes", Damage.Bytes(ZipContents.Read(zip).ToZip(isCompressed: false), random)),
        < 28 => ("directory", Directory(zip, random)),
        < 40 => ("entries", Entries(zip, other, random)),
        < 66 => Content(zip, "Network.json", random),
        < 80 => Content(zip, "Weights.safetensors", random),
        < 88 => Content(zip, "Vocabulary.txt", random),
        < 92 => Content(zip, "Checksums.txt", random),
        _ => Content(zip, "Model.key", random),
    };

    /// <summary>A size, an offset, a checksum, a method or a name in a local header or in the central directory.</summary>
    private static byte[] Directory(byte[] zip, Random random)
    {
        byte[] copy = [.. zip];
        List<int> headers = [.. Places(copy, "PK\x03\x04"u8.ToArray()), .. Places(copy, "PK\x01\x02"u8.ToArray()), .. Places(copy, "PK\x05\x06"u8.ToArray())];
        int header = headers[random.Next(headers.Count)], place = Math.Min(copy.Length - 1, header + 4 + random.Next(44)), from = headers[random.Next(headers.Count)];
        if (random.Next(3) == 0)
            copy[place] ^= (byte)(1 << random.Next(8));
        else if (random.Next(2) == 0)
            Damage.Overwrite(copy, place, random);
        else // sizes, checksum or offset of another entry
            zip.AsSpan(Math.Min(from + 14, zip.Length - 12), 12).CopyTo(copy.AsSpan(Math.Min(header + 14, copy.Length - 12)));
        return copy;
    }

    private static byte[] Entries(byte[] zip, byte[] other, Random random)
    {
        ZipContents contents = ZipContents.Read(zip);
        List<(string Name, byte[] Bytes)> entries = contents.Entries, others = ZipContents.Read(other).Entries;
        int one = random.Next(entries.Count), two = random.Next(entries.Count);
        switch (random.Next(8))
        {
            case 0:
                entries.RemoveAt(one);
                break;
            case 1:
                entries.Add(entries[one] with { Bytes = Damage.Bytes(entries[one].Bytes, random) });
                break;
            case 2:
                entries[one] = entries[one] with { Name = entries[one].Name + "x" };
                break;
            case 3:
                (entries[one], entries[two]) = (entries[one] with { Bytes = entries[two].Bytes }, entries[two] with { Bytes = entries[one].Bytes });
                break;
            case 4:
                entries.Add(("TransformerChain/Extra.bin", new byte[random.Next(100_000)]));
                break;
            case 5:
                entries[one] = entries[one] with { Bytes = others[random.Next(others.Count)].Bytes };
                break;
            case 6:
                entries[one] = entries[one] with { Name = entries[two].Name };
                break;
            default:
                entries[one] = entries[one] with { Bytes = [] };
                break;
        }

        if (random.Next(2) == 0)
            contents.RepairChecksums();

        return contents.ToZip();
    }

    private static (string What, byte[] Zip) Content(byte[] zip, string name, Random random)
    {
        ZipContents contents = ZipContents.Read(zip);
        int[] places = [.. contents.Entries.Index().Where(e => IsNamed(e.Item.Name, name)).Select(e => e.Index)];
        if (places.Length == 0)
            return Content(zip, OurEntries[random.Next(OurEntries.Length)], random);
        int place = places[random.Next(places.Length)];
        (string full, byte[] bytes) = contents.Entries[place];
        contents.Entries[place] = (full, name switch
        {
            "Network.json" => random.Next(8) == 0 ? Damage.Bytes(bytes, random) : JsonDamage.Change(bytes, random),
            "Weights.safetensors" => SafetensorsDamage.Change(bytes, random),
            "Vocabulary.txt" => VocabularyDamage.Change(bytes, random),
            "Checksums.txt" => Damage.Bytes(bytes, random),
            _ => random.Next(4) == 0 ? Kind(bytes, random) : Damage.Bytes(bytes, random),
        });
        if (name != "Checksums.txt" && random.Next(4) > 0)
            contents.RepairChecksums();
        return (name, contents.ToZip());
    }

    private static bool IsNamed(string full, string name) => full == name || full.EndsWith("/" + name, StringComparison.Ordinal);

    /// <summary>The name of our kind in the header's table of strings, as another.</summary>
    private static byte[] Kind(byte[] key, Random random)
    {
        string[] kinds = ["Forecast", "Sentiment", "Sequence", "Tokenize", "Window", "Recurrent"];
        foreach (string kind in kinds)
        {
            List<int> places = Places(key, Encoding.Unicode.GetBytes(kind));
            if (places.Count == 0)
                continue;
            byte[] copy = [.. key];
            Encoding.Unicode.GetBytes(kinds[random.Next(kinds.Length)].PadRight(kind.Length, '?')[..kind.Length]).CopyTo(copy, places[^1]);
            return copy;
        }

        return Damage.Bytes(key, random);
    }

    private static List<int> Places(byte[] bytes, byte[] pattern)
    {
        var places = new List<int>();
        for (int from = 0; from < bytes.Length && bytes.AsSpan(from).IndexOf(pattern) is >= 0 and var found; from += found + 1)
            places.Add(from + found);
        return places;
    }
}
