using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Names a component's format in a model file, its version, and who loads it.</summary>
internal readonly struct VersionInfo
{
    public readonly ulong ModelSignature;
    public readonly uint VerWrittenCur;
    public readonly uint VerReadableCur;
    public readonly uint VerWeCanReadBack;
    public readonly string LoaderAssemblyName;
    public readonly string LoaderSignature;
    public readonly string LoaderSignatureAlt;

    public VersionInfo(string modelSignature, uint verWrittenCur, uint verReadableCur, uint verWeCanReadBack,
        string loaderAssemblyName, string loaderSignature = null, string loaderSignatureAlt = null)
    {
        Contracts.Check(modelSignature?.Length == 8, "A model signature has eight characters");
        ModelSignature = 0;
        for (int i = 0; i < modelSignature.Length; i++)
        {
            char c = modelSignature[i];
            Contracts.Check(c <= 0xFF, "A model signature has no character beyond U+00FF");
            ModelSignature |= (c == ' ' ? 0 : (ulong)c) << (8 * i);
        }

        VerWrittenCur = verWrittenCur;
        VerReadableCur = verReadableCur;
        VerWeCanReadBack = verWeCanReadBack;
        LoaderAssemblyName = loaderAssemblyName;
        LoaderSignature = loaderSignature;
        LoaderSignatureAlt = loaderSignatureAlt;
    }
}
