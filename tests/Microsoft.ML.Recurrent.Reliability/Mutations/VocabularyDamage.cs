using System.Text;

namespace Microsoft.ML.Recurrent.Reliability.Mutations;

/// <summary>Damages a file of one token per line.</summary>
internal static class VocabularyDamage
{
    public static byte[] Change(byte[] file, Random random)
    {
        List<string> lines = [.. Encoding.UTF8.GetString(file).Split('\n')];
        int line = random.Next(lines.Count), other = random.Next(lines.Count);
        switch (random.Next(12))
        {
            case 0:
                lines.Insert(line, lines[other]);
                break;
            case 1:
                lines.RemoveAt(line);
                break;
            case 2:
                lines.Insert(line, "");
                break;
            case 3:
                lines[line] += "\\x";
                break;
            case 4:
                lines[line] += "\\";
                break;
            case 5:
                lines.InsertRange(line, Enumerable.Range(0, 100_000).Select(i => $"token{i}"));
                break;
            case 6:
                lines[line] = new string('a', 1_000_000);
                break;
            case 7:
                (lines[line], lines[other]) = (lines[other], lines[line]);
                break;
            case 8:
                lines[line] += "\r";
                break;
            case 9:
                lines[line] = "\uFEFF" + lines[line];
                break;
            case 10:
                lines[line] = lines[line].ToUpperInvariant() + "\0";
                break;
            default:
                return Damage.Bytes(file, random);
        }

        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }
}
