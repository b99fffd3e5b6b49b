using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.ML.Recurrent.Reliability.Mutations;

namespace Microsoft.ML.Recurrent.Reliability.OpenedFiles;

/// <summary>Damages a training's checkpoint; mostly behind its checksum's back, which is then written anew.</summary>
internal static class CheckpointDamage
{
    private const int HeaderStart = 12;

    public static byte[] Change(byte[] file, Random random)
    {
        if (random.Next(4) == 0)
            return Damage.Bytes(file, random);
        byte[] body = file[..^SHA256.HashSizeInBytes];
        int length = BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(8));
        byte[] header = body[HeaderStart..(HeaderStart + length)], data = body[(HeaderStart + length)..];
        switch (random.Next(6))
        {
            case 0:
                Damage.Overwrite(body, 8, random);
                break;
            case 1:
                body = Damage.Bytes(body, random);
                break;
            case 2:
                body = [.. body[..(HeaderStart + length)], .. Damage.Bytes(data, random)];
                break;
            default:
                header = JsonDamage.Change(header, random);
                byte[] count = new byte[4];
                BinaryPrimitives.WriteInt32LittleEndian(count, header.Length);
                body = [.. body[..8], .. count, .. header, .. data];
                break;
        }

        return [.. body, .. SHA256.HashData(body)];
    }
}
