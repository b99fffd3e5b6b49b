using System.Buffers.Binary;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

internal partial struct ModelHeader
{
    /// <summary>Reads and checks everything but the body; the reader then stands at the body's start.</summary>
    public static void BeginRead(out long fpMin, out ModelHeader header, out string[] strings, out string loaderAssemblyName, BinaryReader reader)
    {
        fpMin = reader.BaseStream.Position;
        byte[] bytes = reader.ReadBytes(Size);
        Contracts.CheckDecode(bytes.Length == Size, "Model header is cut short");
        MarshalFromBytes(out header, bytes);
        if (!TryValidate(ref header, reader, fpMin, out strings, out loaderAssemblyName, out Exception ex))
            throw ex;
        reader.BaseStream.Position = fpMin + header.FpModel;
    }

    /// <summary>Checks that the whole body was read and nothing more.</summary>
    public static void EndRead(long fpMin, ref ModelHeader header, BinaryReader reader)
    {
        Contracts.CheckDecode(reader.BaseStream.Position - fpMin == header.FpModel + header.CbModel, "Model body was not read to its end, or beyond it");
        reader.BaseStream.Position = fpMin + header.FpLim;
    }

    /// <summary>Checks that this code can read what that version wrote.</summary>
    public static void CheckVersionInfo(ref ModelHeader header, VersionInfo ver)
    {
        Contracts.CheckDecode(header.ModelSignature == ver.ModelSignature, "The entry holds another component than its loader reads");
        Contracts.CheckDecode(header.ModelVerReadable <= header.ModelVerWritten, "The model's header is corrupt");
        if (header.ModelVerReadable > ver.VerWrittenCur)
            throw Contracts.ExceptDecode($"Component '{ver.LoaderSignature}' of the model is too new: it needs a reader of version {header.ModelVerReadable:x8}, this one has {ver.VerWrittenCur:x8}.");
        if (header.ModelVerWritten < ver.VerWeCanReadBack)
            throw Contracts.ExceptDecode($"Component '{ver.LoaderSignature}' of the model is too old: it has version {header.ModelVerWritten:x8}, the oldest that can be read is {ver.VerWeCanReadBack:x8}.");
    }

    public static bool TryValidate(ref ModelHeader header, long size, out Exception ex)
    {
        try
        {
            header.CheckLayout(size);
            ex = null;
            return true;
        }
        catch (FormatException problem)
        {
            ex = problem;
            return false;
        }
    }

    public static bool TryValidate(ref ModelHeader header, BinaryReader reader, long fpMin, out string[] strings, out string loaderAssemblyName, out Exception ex)
    {
        strings = null;
        loaderAssemblyName = null;
        if (!TryValidate(ref header, reader.BaseStream.Length - fpMin, out ex))
            return false;

        try
        {
            Contracts.CheckDecode(BinaryPrimitives.ReadUInt64LittleEndian(header.ReadBlock(reader, fpMin, header.FpTail, sizeof(ulong))) == TailSignatureValue, "The model's tail is corrupt");
            strings = header.ReadStrings(reader, fpMin);
            loaderAssemblyName = header.CbAssemblyName == 0
                ? null
                : Encoding.Unicode.GetString(header.ReadBlock(reader, fpMin, header.FpAssemblyName, header.CbAssemblyName));
            return true;
        }
        catch (FormatException problem)
        {
            ex = problem;
            return false;
        }
    }

    // Every block must start where the one before it ends.
    private readonly void CheckLayout(long size)
    {
        Contracts.CheckDecode(Signature == SignatureValue, "The entry is not a model");
        Contracts.CheckDecode(VerReadable <= VerWritten, "The model's header is corrupt");
        Contracts.CheckDecode(VerReadable <= VerWrittenCur, "The model's header is too new");
        Contracts.CheckDecode(VerWritten >= VerWeCanReadBack, "The model's header is too old");

        Contracts.CheckDecode(FpModel == Size && CbModel >= 0, "The model's header is corrupt");
        long end = FpModel + CbModel;
        Contracts.CheckDecode(CbStringTable % sizeof(long) == 0, "The model's header is corrupt");
        CheckBlock(FpStringTable, CbStringTable, ref end);
        bool noStrings = CbStringTable == 0;
        Contracts.CheckDecode(!noStrings || CbStringChars == 0, "The model's header is corrupt");
        if (noStrings)
            Contracts.CheckDecode(FpStringChars == 0, "The model's header is corrupt");
        else
            CheckPart(FpStringChars, CbStringChars, ref end);
        if (VerWritten >= VerAssemblyName)
            CheckBlock(FpAssemblyName, CbAssemblyName, ref end);
        Contracts.CheckDecode(FpTail == end && FpLim == FpTail + sizeof(ulong) && FpLim <= size, "The model's header is corrupt");
    }

    // A block that may be absent, which is then written as zero at zero.
    private static void CheckBlock(long start, long bytes, ref long end)
    {
        if (bytes == 0 && start == 0)
            return;
        CheckPart(start, bytes, ref end);
    }

    private static void CheckPart(long start, long bytes, ref long end)
    {
        Contracts.CheckDecode(start == end && bytes >= 0 && bytes <= long.MaxValue - end, "The model's header is corrupt");
        end += bytes;
    }

    private readonly string[] ReadStrings(BinaryReader reader, long fpMin)
    {
        if (CbStringTable == 0)
            return null;
        byte[] table = ReadBlock(reader, fpMin, FpStringTable, CbStringTable);
        byte[] chars = ReadBlock(reader, fpMin, FpStringChars, CbStringChars);
        var strings = new string[table.Length / sizeof(long)];
        long start = 0;
        for (int i = 0; i < strings.Length; i++)
        {
            long end = BinaryPrimitives.ReadInt64LittleEndian(table.AsSpan(i * sizeof(long)));
            Contracts.CheckDecode(end >= start && end <= chars.Length && end % sizeof(char) == 0, "The model's strings are corrupt");
            strings[i] = Encoding.Unicode.GetString(chars, (int)start, (int)(end - start));
            start = end;
        }

        Contracts.CheckDecode(start == chars.Length, "The model's strings are corrupt");
        return strings;
    }

    private readonly byte[] ReadBlock(BinaryReader reader, long fpMin, long start, long bytes)
    {
        Contracts.CheckDecode(bytes <= int.MaxValue, "The model's header is corrupt");
        reader.BaseStream.Position = fpMin + start;
        byte[] block = reader.ReadBytes((int)bytes);
        Contracts.CheckDecode(block.Length == bytes, "Model file is cut short");
        return block;
    }
}
