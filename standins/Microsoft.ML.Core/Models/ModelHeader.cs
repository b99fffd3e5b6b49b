using System.Runtime.InteropServices;

namespace Microsoft.ML;

/// <summary>The 256 bytes before a component's body in its model entry, all numbers little-endian.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = Size)]
internal partial struct ModelHeader
{
    /// <summary>"ML\0MODEL".</summary>
    public ulong Signature;
    public uint VerWritten;
    public uint VerReadable;

    // Each block by its offset from the header's start and its size in bytes.
    public long FpModel;
    public long CbModel;
    public long FpStringTable;
    public long CbStringTable;
    public long FpStringChars;
    public long CbStringChars;

    public ulong ModelSignature;
    public uint ModelVerWritten;
    public uint ModelVerReadable;

    // 24 Latin-1 characters each, padded with zeros.
    public ulong LoaderSignature0;
    public ulong LoaderSignature1;
    public ulong LoaderSignature2;
    public ulong LoaderSignatureAlt0;
    public ulong LoaderSignatureAlt1;
    public ulong LoaderSignatureAlt2;

    public long FpTail;
    public long FpLim;
    public long FpAssemblyName;
    public uint CbAssemblyName;

    public const ulong SignatureValue = 0x4C45444F4D004C4D;
    public const ulong TailSignatureValue = 0x4D4C004D4F44454C;
    public const int Size = 256;

    private const uint VerWrittenCur = 0x00010002;
    private const uint VerAssemblyName = 0x00010002;
    private const uint VerWeCanReadBack = 0x00010001;

    public static void MarshalToBytes(ref ModelHeader header, byte[] bytes)
        => MemoryMarshal.Write(bytes, in header);

    public static void MarshalFromBytes(out ModelHeader header, byte[] bytes)
        => header = MemoryMarshal.Read<ModelHeader>(bytes);

    public static void SetVersionInfo(ref ModelHeader header, VersionInfo ver)
    {
        header.ModelSignature = ver.ModelSignature;
        header.ModelVerWritten = ver.VerWrittenCur;
        header.ModelVerReadable = ver.VerReadableCur;
        SetLoaderSig(ref header, ver.LoaderSignature);
        SetLoaderSigAlt(ref header, ver.LoaderSignatureAlt);
    }

    public static void SetLoaderSig(ref ModelHeader header, string sig)
        => ToWords(sig, out header.LoaderSignature0, out header.LoaderSignature1, out header.LoaderSignature2);

    public static void SetLoaderSigAlt(ref ModelHeader header, string sig)
        => ToWords(sig, out header.LoaderSignatureAlt0, out header.LoaderSignatureAlt1, out header.LoaderSignatureAlt2);

    public static string GetLoaderSig(ref ModelHeader header)
        => FromWords(header.LoaderSignature0, header.LoaderSignature1, header.LoaderSignature2);

    public static string GetLoaderSigAlt(ref ModelHeader header)
        => FromWords(header.LoaderSignatureAlt0, header.LoaderSignatureAlt1, header.LoaderSignatureAlt2);
}
