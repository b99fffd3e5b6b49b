using System.Text;
using Microsoft.ML.Recurrent.Reliability.Mutations;

namespace Microsoft.ML.Recurrent.Reliability.OpenedFiles;

/// <summary>Damages a file of word vectors.</summary>
internal static class VectorsDamage
{
    private static readonly string[] Fields = ["NaN", "Infinity", "1e999", "", "x", "0x10", "1,5", "3e38", "2147483647", "2000000000", "-1", "0", "good", "\uFFFD", "1 2 3"];

    public static byte[] Change(byte[] file, Random random)
    {
        if (random.Next(3) == 0)
            return Damage.Bytes(file, random);
        List<string> lines = [.. Encoding.UTF8.GetString(file).Split('\n')];
        int line = random.Next(3) == 0 ? 0 : random.Next(lines.Count);
        List<string> fields = [.. lines[line].Split(' ')];
        int field = random.Next(fields.Count);
        switch (random.Next(8))
        {
            case 0:
                fields.RemoveAt(field);
                break;
            case 1:
                fields.Insert(field, Fields[random.Next(Fields.Length)]);
                break;
            case 2:
                fields.AddRange(Enumerable.Repeat("0.5", random.Next(100_000)));
                break;
            case 3:
                fields = [new string('x', 1_000_000)];
                break;
            case 4:
                fields = ["7", Fields[random.Next(Fields.Length)]];
                break;
            case 5:
                fields.AddRange(["", "", "\r", "\t"]);
                break;
            default:
                fields[field] = Fields[random.Next(Fields.Length)];
                break;
        }

        lines[line] = string.Join(' ', fields);
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }
}
