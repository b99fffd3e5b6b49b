using System.Globalization;
using Microsoft.ML.Recurrent.Reliability.Models;
using Microsoft.ML.Recurrent.Reliability.Mutations;

namespace Microsoft.ML.Recurrent.Reliability.Inputs;

/// <summary>The sound rows as a file of separated values, and damage to it.</summary>
internal static class RowFile
{
    public static byte[] Sound(char separator) => System.Text.Encoding.UTF8.GetBytes(string.Concat(Rows.All.Select(row => string.Join(separator, Fields(row)) + "\n")));

    /// <summary>Damages bytes, or exchanges, repeats and leaves out fields and lines.</summary>
    public static byte[] Change(byte[] file, char separator, Random random)
    {
        if (random.Next(3) == 0)
            return Damage.Bytes(file, random);
        List<string> lines = [.. System.Text.Encoding.UTF8.GetString(file).Split('\n')];
        int line = random.Next(lines.Count - 1), other = random.Next(lines.Count - 1);
        List<string> fields = [.. lines[line].Split(separator)];
        int field = random.Next(fields.Count);
        switch (random.Next(9))
        {
            case 0:
                fields.RemoveAt(field);
                break;
            case 1:
                fields[field] = WildValues.Number(random).ToString(CultureInfo.InvariantCulture);
                break;
            case 2:
                fields[field] = (WildValues.Text(random) ?? "").Replace('\n', ' ').Replace('\r', ' ');
                break;
            case 3:
                (fields[field], fields[0]) = (fields[0], fields[field]);
                break;
            case 4:
                fields.InsertRange(field, Enumerable.Repeat("1e38", random.Next(1000)));
                break;
            case 5:
                fields[field] = "\"" + fields[field];
                break;
            case 6:
                (lines[line], lines[other]) = (lines[other], lines[line]);
                return Join(lines);
            case 7:
                lines.InsertRange(line, Enumerable.Repeat(lines[other], random.Next(200)));
                return Join(lines);
            default:
                lines.RemoveRange(Math.Min(line, other), Math.Abs(line - other));
                return Join(lines);
        }

        lines[line] = string.Join(separator, fields);
        return Join(lines);
    }

    private static byte[] Join(List<string> lines) => System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines));

    private static IEnumerable<string> Fields(Row row)
    {
        yield return Text(row.Value);
        foreach (float number in row.Pair)
            yield return Text(number);
        yield return row.Group!;
        yield return row.Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        yield return row.Flag ? "true" : "false";
        yield return row.Kind!;
        foreach (float number in row.Features)
            yield return Text(number);
        yield return row.Text!;
    }

    private static string Text(float number) => number.ToString("R", CultureInfo.InvariantCulture);
}
