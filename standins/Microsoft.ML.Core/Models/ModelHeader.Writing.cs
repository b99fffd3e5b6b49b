using System.Text;
using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML;

internal partial struct ModelHeader
{
    /// <summary>Leaves room for the header; what is written next is the body.</summary>
    public static void BeginWrite(BinaryWriter writer, out long fpMin, out ModelHeader header)
    {
        writer.Flush();
        fpMin = writer.BaseStream.Position;
        header = new ModelHeader { FpModel = Size };
        writer.Write(new byte[Size]);
    }

    /// <summary>Closes the body, writes strings, assembly name and tail, and the header before them.</summary>
    public static void EndWrite(BinaryWriter writer, long fpMin, ref ModelHeader header, NormStr.Pool pool = null, string loaderAssemblyName = null)
    {
        EndModelCore(writer, fpMin, ref header);

        if (pool is { Count: > 0 })
        {
            header.FpStringTable = Here(writer, fpMin);
            header.CbStringTable = pool.Count * sizeof(long);
            long end = 0;
            foreach (NormStr text in pool)
                writer.Write(end += text.Value.Length * sizeof(char));
            header.FpStringChars = Here(writer, fpMin);
            header.CbStringChars = end;
            foreach (NormStr text in pool)
                writer.Write(Encoding.Unicode.GetBytes(text.Value.ToString()));
        }

        if (loaderAssemblyName is not null)
        {
            header.FpAssemblyName = Here(writer, fpMin);
            header.CbAssemblyName = (uint)(loaderAssemblyName.Length * sizeof(char));
            writer.Write(Encoding.Unicode.GetBytes(loaderAssemblyName));
        }

        WriteHeaderAndTailCore(writer, fpMin, ref header);
    }

    public static void EndModelCore(BinaryWriter writer, long fpMin, ref ModelHeader header)
        => header.CbModel = Here(writer, fpMin) - header.FpModel;

    public static void WriteHeaderAndTailCore(BinaryWriter writer, long fpMin, ref ModelHeader header)
    {
        header.FpTail = Here(writer, fpMin);
        writer.Write(TailSignatureValue);
        header.FpLim = Here(writer, fpMin);
        header.Signature = SignatureValue;
        header.VerWritten = VerWrittenCur;
        header.VerReadable = VerAssemblyName;

        var bytes = new byte[Size];
        MarshalToBytes(ref header, bytes);
        writer.BaseStream.Position = fpMin;
        writer.Write(bytes);
        writer.Flush();
        writer.BaseStream.Position = fpMin + header.FpLim;
    }

    private static long Here(BinaryWriter writer, long fpMin)
    {
        writer.Flush();
        return writer.BaseStream.Position - fpMin;
    }
}
