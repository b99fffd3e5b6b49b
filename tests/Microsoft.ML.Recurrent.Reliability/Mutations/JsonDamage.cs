using System.Text;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Recurrent.Reliability.Mutations;

/// <summary>Changes one place of a JSON text to what might stand there: another type, no value, a huge number, another name.</summary>
internal static class JsonDamage
{
    private static readonly string[] Values =
    [
        "null", "-1", "0", "1", "2", "3", "7", "1.5", "2147483647", "2147483648", "-2147483648", "9223372036854775807", "1e308", "1e999", "3e38", "-3e38", "1e-45", "NaN", "true", "false",
        "\"\"", "\"x\"", "\"NaN\"", "\"Infinity\"", "\"\\u0000\"", "\"\\ud800\"", "[]", "{}", "[null]", "[1,2]", "[3e38]", "[0]", "{\"a\":1}", "2000000000", "100000000", "16777216", "100000", "1000",
        "\"99999.00:00:00\"", "\"Gru\"", "\"gru\"", "\"Attention\"", "\"Mean\"", "\"Pad\"", "\"Drop\"", "\"Character\"", "\"BytePair\"", "\"Text\"", "\"Value\"",
    ];

    public static byte[] Change(byte[] utf8, Random random)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(utf8);
        }
        catch (System.Text.Json.JsonException)
        {
            return Damage.Bytes(utf8, random);
        }

        var places = new List<(JsonNode Parent, string? Name, int Index)>();
        Collect(root, places);
        if (places.Count == 0)
            return Damage.Bytes(utf8, random);
        const string Mark = "\u0001mark\u0001";
        string with = Value(random);
        for (int changes = random.Next(4) == 0 ? 2 : 1; changes > 0; changes--)
        {
            (JsonNode parent, string? name, int index) = places[random.Next(places.Count)];
            if (parent is JsonObject fields && name is not null)
                Change(fields, name, Mark, random);
            else if (parent is JsonArray array && index < array.Count)
                array[index] = Mark;
        }

        return Encoding.UTF8.GetBytes(root!.ToJsonString().Replace("\"\\u0001mark\\u0001\"", with, StringComparison.Ordinal));
    }

    private static void Change(JsonObject fields, string name, string mark, Random random)
    {
        JsonNode? value = fields[name];
        switch (random.Next(12))
        {
            case 0:
                fields.Remove(name);
                break;
            case 1:
                fields.Remove(name);
                fields[name + "x"] = value;
                break;
            case 2:
                fields["unheardOf"] = mark;
                break;
            case 3 when fields.Count > 1:
                string other = fields.ElementAt(random.Next(fields.Count)).Key;
                (JsonNode? a, JsonNode? b) = (fields[name]?.DeepClone(), fields[other]?.DeepClone());
                (fields[name], fields[other]) = (b, a);
                break;
            default:
                fields[name] = mark;
                break;
        }
    }

    private static string Value(Random random) => random.Next(40) switch
    {
        0 => $"\"{new string('x', 1 << 20)}\"",
        1 => $"[{string.Join(',', Enumerable.Repeat("0.5", 100_000))}]",
        2 => string.Concat(Enumerable.Repeat("[", 5000)) + string.Concat(Enumerable.Repeat("]", 5000)),
        3 => "1,\"format\":1",
        _ => Values[random.Next(Values.Length)],
    };

    private static void Collect(JsonNode? node, List<(JsonNode, string?, int)> places)
    {
        if (node is JsonObject fields)
        {
            foreach ((string name, JsonNode? value) in fields)
            {
                places.Add((fields, name, 0));
                Collect(value, places);
            }
        }
        else if (node is JsonArray array)
        {
            for (int i = 0; i < Math.Min(array.Count, 4); i++)
            {
                places.Add((array, null, i));
                Collect(array[i], places);
            }
        }
    }
}
